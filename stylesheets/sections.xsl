<?xml version="1.0" encoding="UTF-8"?>
<!--
  sections: the notice's sections 3 to 13: data, recipients, transfers, retention, decisions, trackers, and
  what an author adds.  Its section 8 stands in rights.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== 3, which data =========================================================================================== -->

<xsl:template match="part[@kind = 'data']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="category">
    <table id="{@id}.table">
      <colgroup><col width="31"/><col width="23"/><col width="46"/></colgroup>
      <thead>
        <tr>
          <th><xsl:value-of select="/part/labels/@table.data"/></th>
          <th><xsl:value-of select="/part/labels/@table.origin"/></th>
          <th><xsl:value-of select="/part/labels/@table.required"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="category">
          <tr id="{@id}">
            <xsl:copy-of select="@src | @for"/>
            <th scope="row"><xsl:apply-templates select="." mode="allowed"/></th>
            <td data-label="{/part/labels/@table.origin}"><xsl:apply-templates select="." mode="origins"/></td>
            <!-- What nobody is asked for is neither. -->
            <xsl:if test="not(required)"><td class="none">–</td></xsl:if>
            <xsl:if test="required">
              <td data-label="{/part/labels/@table.required}">
                <xsl:call-template name="lines"><xsl:with-param name="these" select="required"/></xsl:call-template>
              </td>
            </xsl:if>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- With what allows special categories and offences to be processed (Art. 9(2), 10). -->
<xsl:template match="category" mode="allowed">
  <xsl:call-template name="category"/>
  <xsl:for-each select="exception | gateway">
    <br/><xsl:call-template name="allowed"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="category" mode="origins">
  <xsl:call-template name="lines">
    <xsl:with-param name="these" select="origin | source[not(../origin[@code = 'third-party'])]"/>
  </xsl:call-template>
</xsl:template>

<!-- Where data come from, in the reader's words. -->
<xsl:template match="origin[@plain]" mode="inline" priority="2"><xsl:value-of select="@plain"/></xsl:template>

<!-- From whom, behind the word (Art. 14(2)(f)). -->
<xsl:template match="category/origin[@code = 'third-party']" mode="line">
  <xsl:apply-templates select="." mode="inline"/>
  <xsl:if test="../source">
    <xsl:value-of select="$colon"/><xsl:call-template name="joined"><xsl:with-param name="these" select="../source"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Mandatory or not, and what follows where data are withheld (Art. 13(2)(e)): the sentence comes behind its word. -->
<xsl:template match="category/required" mode="line">
  <xsl:choose>
    <xsl:when test="@of and ../required[2]">
      <xsl:value-of select="@of"/><xsl:value-of select="$colon"/><xsl:value-of select="@plain"/>
      <xsl:if test="not(@plain)"><xsl:apply-templates select="." mode="inline"/></xsl:if>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="@requirement"><xsl:text> (</xsl:text><xsl:value-of select="@requirement"/><xsl:text>)</xsl:text></xsl:if>
  <xsl:for-each select="following-sibling::*[1][self::consequence]">
    <xsl:value-of select="$stop"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== 4 and 5, who else, and where ============================================================================ -->

<xsl:template match="part[@kind = 'recipients']" mode="body">
  <xsl:apply-templates select="heading | say[not(preceding-sibling::group)] | group | say[preceding-sibling::group]"/>
</xsl:template>

<xsl:template match="group">
  <h3 id="{/part/@id}.{@role}">
    <xsl:copy-of select="@for"/>
    <!-- In a reader's words where the role has some. -->
    <xsl:choose>
      <xsl:when test="recipient/role/@plain"><xsl:value-of select="recipient/role/@plain"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="group-label"/></xsl:otherwise>
    </xsl:choose>
  </h3>
  <ul id="{/part/@id}.{@role}.list">
    <xsl:for-each select="recipient">
      <li><xsl:copy-of select="@src | @for"/><xsl:apply-templates select="." mode="full"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="part[@kind = 'transfers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="transfer">
    <table id="{@id}.table" class="wide">
      <colgroup><col width="26"/><col width="16"/><col width="34"/><col width="24"/></colgroup>
      <thead>
        <tr>
          <th><xsl:value-of select="/part/labels/@table.recipient"/></th>
          <th><xsl:value-of select="/part/labels/@table.country"/></th>
          <th><xsl:value-of select="/part/labels/@table.safeguard"/></th>
          <th><xsl:value-of select="/part/labels/@table.copy"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="transfer">
          <tr id="{@id}">
            <xsl:copy-of select="@src | @for"/>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
                <xsl:otherwise>
                  <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
                </xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates select="@proposed"/>
            </th>
            <td data-label="{/part/labels/@table.country}"><xsl:apply-templates select="." mode="where"/></td>
            <td data-label="{/part/labels/@table.safeguard}"><xsl:apply-templates select="." mode="safeguard"/></td>
            <td data-label="{/part/labels/@table.copy}"><xsl:apply-templates select="." mode="copy-of-safeguard"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- ==== 6, how long ============================================================================================= -->

<xsl:template match="part[@kind = 'retention-of']" mode="body">
  <xsl:for-each select="use[retain]">
    <h3 id="{@id}"><xsl:copy-of select="@src | @for"/><xsl:value-of select="@title"/></h3>
    <xsl:choose>
      <!-- One period for all of the data needs no table. -->
      <xsl:when test="count(retain) = 1 and not(retain[data or purpose or via or subject])">
        <p id="{/part/@id}.table">
          <xsl:copy-of select="@for | retain/@src"/>
          <xsl:apply-templates select="retain" mode="scope"/><xsl:value-of select="$colon"/>
          <xsl:apply-templates select="retain" mode="period"/>
        </p>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="retention-table"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
  <!-- A single bar shows nothing that the line above it does not say. -->
  <xsl:apply-templates select="use/timetable[count(row[span]) &gt; 1 or count(row/span[@kind != 'end']) &gt; 1]"/>
</xsl:template>

<xsl:template name="retention-table">
  <table id="{/part/@id}.table">
    <xsl:copy-of select="@for"/>
    <colgroup><col width="36"/><col width="64"/></colgroup>
    <thead>
      <tr>
        <th><xsl:value-of select="/part/labels/@table.data"/></th>
        <th><xsl:value-of select="/part/labels/@table.retention"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="retain">
        <tr id="{@id}">
          <xsl:copy-of select="@src"/>
          <th scope="row"><xsl:apply-templates select="." mode="scope"/></th>
          <td data-label="{/part/labels/@table.retention}"><xsl:apply-templates select="." mode="period"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<!-- What a period is about: some data, a purpose, a situation, some people; or all of the processing. -->
<xsl:template match="retain" mode="scope">
  <xsl:choose>
    <xsl:when test="data or purpose or via or subject">
      <xsl:call-template name="listed"><xsl:with-param name="these" select="data"/></xsl:call-template>
      <xsl:if test="purpose or via or subject">
        <xsl:if test="data"><xsl:value-of select="$dash"/></xsl:if>
        <xsl:call-template name="listed"><xsl:with-param name="these" select="purpose | via | subject"/></xsl:call-template>
      </xsl:if>
    </xsl:when>
    <!-- The narrower line wins. -->
    <xsl:when test="../retain[data or purpose or via or subject]"><xsl:value-of select="/part/labels/@retention.others"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@retention.all"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="timetable">
  <figure kind="timetable" id="{@id}">
    <xsl:copy-of select="../@src"/>
    <figcaption><xsl:value-of select="/part/labels/@timetable"/><xsl:value-of select="$colon"/><xsl:value-of select="../@title"/></figcaption>
    <xsl:copy-of select="alt"/>
    <xsl:call-template name="timetable-rows"/>
  </figure>
</xsl:template>

<!-- ==== 7, automated decisions ================================================================================== -->

<xsl:template match="part[@kind = 'automated']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="automated-decision[not(gap)]">
    <dl id="{@id}">
      <xsl:copy-of select="@src"/>
      <xsl:call-template name="automated-rows"/>
    </dl>
  </xsl:for-each>
  <xsl:if test="automated-decision/gap">
    <ul id="{@id}.open">
      <xsl:for-each select="automated-decision[gap]">
        <li id="{@id}">
          <xsl:copy-of select="@src"/>
          <xsl:value-of select="@processing"/><xsl:value-of select="$colon"/><xsl:call-template name="gap"/>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<xsl:template name="automated-rows">
  <dt><xsl:value-of select="/part/labels/@automated.what"/></dt>
  <dd>
    <xsl:value-of select="@processing"/>
    <xsl:if test="gap"><xsl:value-of select="$colon"/><xsl:call-template name="gap"/></xsl:if>
  </dd>
  <xsl:if test="ground">
    <dt><xsl:value-of select="/part/labels/@automated.ground"/></dt>
    <dd><xsl:call-template name="listed"><xsl:with-param name="these" select="ground | law"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="logic">
    <dt><xsl:value-of select="/part/labels/@automated.logic"/></dt>
    <dd><xsl:apply-templates select="logic" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="significance">
    <dt><xsl:value-of select="/part/labels/@automated.significance"/></dt>
    <dd><xsl:apply-templates select="significance" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="consequences">
    <dt><xsl:value-of select="/part/labels/@automated.consequences"/></dt>
    <dd><xsl:apply-templates select="consequences" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="safeguard or safeguards">
    <dt><xsl:value-of select="/part/labels/@automated.safeguards"/></dt>
    <dd>
      <xsl:call-template name="listed"><xsl:with-param name="these" select="safeguard"/></xsl:call-template>
      <xsl:if test="safeguard and safeguards"><xsl:value-of select="$stop"/></xsl:if>
      <xsl:apply-templates select="safeguards" mode="inline"/>
    </dd>
  </xsl:if>
</xsl:template>

<!-- ==== 10, children ============================================================================================ -->

<xsl:template match="part[@kind = 'minors']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="purpose">
    <p id="{@id}.minors">
      <xsl:copy-of select="@src"/>
      <strong><xsl:apply-templates select="label" mode="inline"/></strong>
      <xsl:for-each select="say">
        <xsl:value-of select="$dash"/><xsl:apply-templates select="." mode="inline"/>
      </xsl:for-each>
    </p>
    <xsl:apply-templates select="verification" mode="prose">
      <xsl:with-param name="id" select="concat(@id, '.verification')"/>
    </xsl:apply-templates>
    <!-- Addressed to a child, so that a child finds it (Art. 12(1)). -->
    <xsl:if test="for-children">
      <aside class="box" id="{@id}.for-children">
        <p class="title"><xsl:value-of select="/part/labels/@minors.for-children"/></p>
        <xsl:apply-templates select="for-children" mode="paragraphs"/>
      </aside>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- ==== 9, trackers ============================================================================================= -->

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <xsl:apply-templates select="heading | say | tracker-choice"/>
  <xsl:if test="tracker">
    <table id="{@id}.table" class="wide">
      <colgroup><col width="18"/><col width="26"/><col width="20"/><col width="20"/><col width="16"/></colgroup>
      <thead>
        <tr>
          <th><xsl:value-of select="/part/labels/@table.tracker"/></th>
          <th><xsl:value-of select="/part/labels/@table.purpose"/></th>
          <th><xsl:value-of select="/part/labels/@table.provider"/></th>
          <th><xsl:value-of select="/part/labels/@table.lifetime"/></th>
          <th><xsl:value-of select="/part/labels/@table.consent"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="tracker">
          <tr id="{@id}">
            <xsl:copy-of select="@src | @for"/>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="joined"><xsl:with-param name="these" select="name"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </th>
            <td data-label="{/part/labels/@table.purpose}">
              <xsl:call-template name="listed">
                <xsl:with-param name="these" select="purpose | label[not(../name = .)]"/>
              </xsl:call-template>
              <xsl:for-each select="advice | never"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
            </td>
            <td data-label="{/part/labels/@table.provider}">
              <xsl:apply-templates select="." mode="provider"/>
            </td>
            <td data-label="{/part/labels/@table.lifetime}"><xsl:apply-templates select="." mode="lifetime"/></td>
            <td data-label="{/part/labels/@table.consent}"><xsl:apply-templates select="." mode="consent"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- In the author's words: how to refuse. -->
<xsl:template match="part/tracker-choice">
  <xsl:if test="gap"><p id="{@id}"><xsl:copy-of select="@src"/><xsl:call-template name="gap"/></p></xsl:if>
  <xsl:apply-templates select="text" mode="prose"><xsl:with-param name="id" select="concat(@id, '.text')"/></xsl:apply-templates>
</xsl:template>

<!-- A gap names what it is of. -->
<xsl:template match="tracker/third-parties" mode="told">
  <xsl:if test="not(@gap)"><xsl:value-of select="/part/labels/@tracker.third-parties"/><xsl:value-of select="$colon"/></xsl:if>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<!-- Who sets it, where its data go, and who else reads them (C-673/17). -->
<xsl:template match="tracker" mode="provider">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="provider | country"/></xsl:call-template>
  <xsl:if test="third-parties">
    <xsl:if test="provider"><br/></xsl:if>
    <xsl:apply-templates select="third-parties" mode="told"/>
  </xsl:if>
  <xsl:if test="cross-site[@code = 'yes']">
    <br/><xsl:value-of select="/part/labels/@tracker.cross-site"/>
  </xsl:if>
</xsl:template>

<xsl:template match="tracker" mode="consent">
  <xsl:apply-templates select="consent" mode="inline"/>
  <xsl:if test="exempt-ground">
    <xsl:text> (</xsl:text><xsl:apply-templates select="exempt-ground" mode="inline"/><xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<!-- Of the tracker, and of the data that come of it. -->
<xsl:template match="tracker" mode="lifetime">
  <xsl:apply-templates select="lifetime" mode="inline"/>
  <xsl:if test="data-lifetime">
    <xsl:text> (</xsl:text><xsl:value-of select="/part/labels/@tracker.data"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="data-lifetime" mode="inline"/><xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<!-- ==== 11 to 13, and the author's sections ===================================================================== -->

<xsl:template match="part[@kind = 'security']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:call-template name="bullets">
    <xsl:with-param name="these" select="family"/>
    <xsl:with-param name="id" select="concat(@id, '.list')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="part[@kind = 'never']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:call-template name="bullets">
    <xsl:with-param name="these" select="item | never | say"/>
    <xsl:with-param name="id" select="concat(@id, '.list')"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="part[@kind = 'changes']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="text" mode="prose"><xsl:with-param name="id" select="concat(@id, '.text')"/></xsl:apply-templates>
  <xsl:if test="at">
    <p id="{@id}.at">
      <xsl:value-of select="/part/labels/@changes.at"/><xsl:value-of select="$colon"/>
      <xsl:choose>
        <xsl:when test="at/@href"><a href="{at/@href}"><xsl:value-of select="at"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="at" mode="inline"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:if>
  <xsl:if test="version">
    <p id="{@id}.versions"><xsl:value-of select="/part/labels/@versions"/><xsl:value-of select="$colon"/></p>
    <ul id="{@id}.versions.list">
      <xsl:for-each select="version">
        <li>
          <xsl:copy-of select="@src"/>
          <xsl:value-of select="/part/labels/@version"/><xsl:text> </xsl:text><xsl:apply-templates select="n" mode="inline"/>
          <xsl:if test="date"><xsl:value-of select="$comma"/><xsl:apply-templates select="date" mode="inline"/></xsl:if>
          <xsl:if test="text"><xsl:value-of select="$colon"/><xsl:apply-templates select="text" mode="inline"/></xsl:if>
        </li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<xsl:template match="part[@kind = 'section']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:apply-templates select="text" mode="prose"><xsl:with-param name="id" select="concat(@id, '.text')"/></xsl:apply-templates>
  <xsl:apply-templates select="say"/>
</xsl:template>

</xsl:stylesheet>
