<?xml version="1.0" encoding="UTF-8"?>
<!--
  review: for those who must approve: what the rules found, what is missing, what is only proposed, and then the
  notices as they will read, with the place in the source of each block.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="notice.xsl"/>
<xsl:import href="points.xsl"/>
<xsl:import href="approvals.xsl"/>
<xsl:import href="annexes.xsl"/>

<!-- The texts name their blocks in the margin; what stands round them keeps to the same measure. A chapter starts a
     page. -->
<xsl:template match="part" mode="opening">
  <xsl:attribute name="sheet">gutter</xsl:attribute>
  <xsl:if test="not(@frame)"><xsl:attribute name="gutter">blocks</xsl:attribute></xsl:if>
  <xsl:if test="heading/@level = 1 and not(@kind = 'sign-off' or @kind = 'review-points')"><xsl:attribute name="starts">page</xsl:attribute></xsl:if>
  <xsl:apply-imports/>
</xsl:template>

<!-- ==== the first page =========================================================================================== -->

<xsl:template match="part[@kind = 'review-front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:apply-templates select="verdict"/>
  <xsl:apply-templates select="agenda"/>
  <xsl:apply-templates select="counts"/>
  <xsl:for-each select="say[@key != 'verdict.limits']"><p class="small" id="{/part/@id}.{@key}"><xsl:apply-templates mode="copy"/></p></xsl:for-each>
  <xsl:apply-templates select="contents"/>
</xsl:template>

<xsl:template match="verdict">
  <aside id="{/part/@id}.verdict">
    <xsl:attribute name="class"><xsl:choose><xsl:when test="@blocked">gap</xsl:when><xsl:otherwise>box</xsl:otherwise></xsl:choose></xsl:attribute>
    <p class="title"><xsl:apply-templates mode="copy"/></p>
    <xsl:apply-templates select="../say[@key = 'verdict.limits']" mode="paragraphs"/>
  </aside>
</xsl:template>

<!-- Who must act, and on what. -->
<xsl:template match="agenda">
  <table id="{/part/@id}.agenda">
    <colgroup><col width="36"/><col width="52"/><col width="12"/></colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@agenda.who"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@agenda.what"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@point.place"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="task">
        <tr>
          <th scope="row"><xsl:value-of select="@who"/></th>
          <td><xsl:value-of select="."/></td>
          <td><a href="{@href}" class="page"><xsl:value-of select="/part/labels/@point.page"/></a></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template match="counts">
  <table id="{/part/@id}.counts">
    <colgroup><col width="14"/><col width="20"/><col width="15"/><col width="18"/><col width="18"/><col width="15"/></colgroup>
    <thead>
      <tr>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.errors"/></th>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.warnings"/></th>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.notes"/></th>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.gaps"/></th>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.proposals"/></th>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@counts.allowed"/></th>
      </tr>
    </thead>
    <tbody>
      <tr>
        <td class="number"><xsl:value-of select="@errors"/></td>
        <td class="number"><xsl:value-of select="@warnings"/></td>
        <td class="number"><xsl:value-of select="@notes"/></td>
        <td class="number"><xsl:value-of select="@gaps"/></td>
        <td class="number"><xsl:value-of select="@proposals"/></td>
        <td class="number"><xsl:value-of select="@allowed"/></td>
      </tr>
    </tbody>
  </table>
</xsl:template>

<!-- Chapters, and the sections in them. -->
<xsl:template match="contents">
  <nav role="contents" id="page.contents">
    <p class="title"><xsl:value-of select="/part/labels/@contents"/></p>
    <ul>
      <xsl:for-each select="entry">
        <li level="{@level}"><a href="{@href}"><xsl:apply-templates mode="copy"/></a></li>
      </xsl:for-each>
    </ul>
  </nav>
</xsl:template>

<!-- ==== what the authors replaced ================================================================================ -->

<xsl:template match="part[@kind = 'wordings']" mode="body">
  <xsl:apply-templates select="heading"/>
  <table id="{@id}.table">
    <colgroup><col width="24"/><col width="38"/><col width="38"/></colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@wording.key"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@wording.original"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@wording.replacement"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="wording/text">
        <tr>
          <xsl:if test="not(preceding-sibling::text)"><xsl:copy-of select="../@id"/></xsl:if>
          <th scope="row">
            <p><xsl:value-of select="@language"/></p>
            <p class="small"><code><xsl:value-of select="../@key"/></code></p>
            <xsl:if test="../@src"><p class="small"><code><xsl:value-of select="../@src"/></code></p></xsl:if>
          </th>
          <td lang="{@lang}"><xsl:apply-templates select="original" mode="inline"/></td>
          <td lang="{@lang}"><xsl:apply-templates select="replacement" mode="paragraphs"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<!-- ==== versions, and the box to sign ============================================================================ -->

<xsl:template match="part[@kind = 'versions']" mode="body">
  <xsl:apply-templates select="heading"/>
  <table id="{@id}.table">
    <colgroup><col width="38"/><col width="16"/><col width="22"/><col width="24"/></colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@version.what"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@version.number"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@version.date"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@version.text"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="version">
        <tr>
          <th scope="row"><xsl:value-of select="@what"/></th>
          <td><xsl:value-of select="@number"/></td>
          <td><xsl:value-of select="@date"/></td>
          <td><xsl:apply-templates select="text" mode="inline"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
  <xsl:if test="file">
    <table id="{@id}.files">
      <colgroup><col width="28"/><col width="72"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@version.file"/></th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="file">
          <tr>
            <th scope="row"><code><xsl:value-of select="@name"/></code></th>
            <td><code><xsl:value-of select="@sha256"/></code></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<xsl:template match="part[@kind = 'sign-off']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <table id="{@id}.box">
    <colgroup><col width="28"/><col width="72"/></colgroup>
    <tbody>
      <tr>
        <th scope="row"><xsl:value-of select="/part/labels/@sign.text"/></th>
        <td>
          <p><xsl:value-of select="document/@organisation"/></p>
          <xsl:if test="document/@edition != ''"><p><xsl:value-of select="document/@edition"/></p></xsl:if>
        </td>
      </tr>
      <xsl:if test="digest">
        <tr>
          <th scope="row"><xsl:value-of select="/part/labels/@sign.digest"/></th>
          <td>
            <xsl:for-each select="digest">
              <p><xsl:value-of select="@language"/><xsl:value-of select="$colon"/><code><xsl:value-of select="."/></code></p>
            </xsl:for-each>
          </td>
        </tr>
      </xsl:if>
      <tr>
        <th scope="row"><xsl:value-of select="/part/labels/@sign.decision"/></th>
        <td><xsl:for-each select="decision"><p><xsl:text>&#x2610; </xsl:text><xsl:value-of select="."/></p></xsl:for-each></td>
      </tr>
      <tr>
        <th scope="row"><xsl:value-of select="/part/labels/@sign.changes"/></th>
        <td><br/><br/><br/><br/><br/></td>
      </tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@sign.name"/></th><td><br/></td></tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@sign.role"/></th><td><br/></td></tr>
      <tr><th scope="row"><xsl:value-of select="/part/labels/@sign.date"/></th><td><br/></td></tr>
      <tr>
        <th scope="row"><xsl:value-of select="/part/labels/@sign.signature"/></th>
        <td><br/><br/><br/><br/></td>
      </tr>
    </tbody>
  </table>
</xsl:template>

<!-- ==== the texts ================================================================================================ -->

<!-- Of a short notice what is its own: the rest is the situation's in the policy. Who asks and where to complain stands
     in the first of those that lead to one policy. -->
<xsl:template match="part[@kind = 'notice' or @kind = 'notice-again']" mode="body">
  <h2 id="notice.{@id}"><xsl:apply-templates select="heading" mode="inline"/></h2>
  <xsl:call-template name="first-lines"/>
  <xsl:apply-templates select="organisation[/part/@kind = 'notice']" mode="notice"/>
  <xsl:apply-templates select="objection"/>
  <xsl:apply-templates select="say"/>
  <xsl:if test="not(objection)">
    <xsl:apply-templates select="organisation/rights-requests" mode="notice"/>
  </xsl:if>
  <xsl:apply-templates select="complaint[/part/@kind = 'notice']"/>
</xsl:template>

<!-- The first layer of a notice; the report's own front has title and contents. -->
<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:apply-templates select="say"/>
  <xsl:apply-templates select="essentials | covers"/>
</xsl:template>

<!-- ==== tables that have no room in half a page ================================================================= -->

<xsl:template match="part[@kind = 'purposes-of']" mode="body">
  <xsl:for-each select="use[purpose]">
    <h4 id="{@id}"><xsl:copy-of select="@src | @for"/><xsl:value-of select="@title"/></h4>
    <xsl:for-each select="purpose">
      <dl id="{@id}">
        <xsl:copy-of select="@src"/>
        <dt><xsl:value-of select="/part/labels/@table.purpose"/></dt>
        <dd><strong><xsl:apply-templates select="." mode="title"/></strong></dd>
        <xsl:if test="basis">
          <dt><xsl:value-of select="/part/labels/@table.basis"/></dt>
          <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="basis"/></xsl:call-template></dd>
        </xsl:if>
        <xsl:if test="../data">
          <dt><xsl:value-of select="/part/labels/@table.data"/></dt>
          <dd><xsl:apply-templates select="." mode="data"/></dd>
        </xsl:if>
        <xsl:if test="../retain">
          <dt><xsl:value-of select="/part/labels/@table.retention"/></dt>
          <dd><xsl:apply-templates select="." mode="retention"/></dd>
        </xsl:if>
        <xsl:if test="../recipient or ../no-recipient">
          <dt><xsl:value-of select="/part/labels/@table.recipients"/></dt>
          <dd><xsl:apply-templates select="." mode="recipients"/></dd>
        </xsl:if>
      </dl>
    </xsl:for-each>
  </xsl:for-each>
</xsl:template>

<!-- A row of a table is a block of its own: its remarks follow it. -->
<xsl:template match="part[@kind = 'data']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="category">
    <dl id="{@id}">
      <xsl:copy-of select="@src"/>
      <dt><xsl:call-template name="category"/></dt>
      <dd>
        <xsl:for-each select="exception | gateway"><p><xsl:call-template name="allowed"/></p></xsl:for-each>
        <xsl:if test="origin or source">
          <xsl:call-template name="cell-told">
            <xsl:with-param name="label" select="/part/labels/@table.origin"/>
            <xsl:with-param name="these" select="origin | source[not(../origin[@code = 'third-party'])]"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="required">
          <xsl:call-template name="cell-told">
            <xsl:with-param name="label" select="/part/labels/@table.required"/>
            <xsl:with-param name="these" select="required"/>
          </xsl:call-template>
        </xsl:if>
      </dd>
    </dl>
  </xsl:for-each>
</xsl:template>

<!-- A cell with the head of its column, on a line; or, of several things, in a list. -->
<xsl:template name="cell-told">
  <xsl:param name="label"/>
  <xsl:param name="these"/>
  <p>
    <em><xsl:value-of select="$label"/></em>
    <xsl:if test="count($these) = 1">
      <xsl:value-of select="$colon"/><xsl:apply-templates select="$these" mode="line"/>
    </xsl:if>
  </p>
  <xsl:if test="count($these) &gt; 1">
    <xsl:call-template name="lines"><xsl:with-param name="these" select="$these"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="retention-table">
  <xsl:for-each select="retain">
    <dl id="{@id}">
      <xsl:copy-of select="@src"/>
      <dt><xsl:apply-templates select="." mode="scope"/></dt>
      <dd><xsl:apply-templates select="." mode="period"/></dd>
    </dl>
  </xsl:for-each>
</xsl:template>

<xsl:template match="part[@kind = 'transfers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="transfer">
    <p id="{@id}">
      <xsl:copy-of select="@src"/>
      <xsl:apply-templates select="." mode="line"/>
    </p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <xsl:apply-templates select="heading | say | tracker-choice"/>
  <xsl:for-each select="tracker">
    <p id="{@id}">
      <xsl:copy-of select="@src"/>
      <strong><xsl:apply-templates select="name | gap" mode="inline"/></strong>
      <xsl:value-of select="$colon"/>
      <xsl:for-each select="purpose | label[not(../name = .)] | provider | country | third-parties | lifetime | consent | advice | never">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:choose>
          <xsl:when test="self::lifetime"><xsl:apply-templates select=".." mode="lifetime"/></xsl:when>
          <xsl:when test="self::consent"><xsl:apply-templates select=".." mode="consent"/></xsl:when>
          <xsl:when test="self::third-parties"><xsl:apply-templates select="." mode="told"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </p>
  </xsl:for-each>
</xsl:template>

</xsl:stylesheet>
