<?xml version="1.0" encoding="UTF-8"?>
<!--
  policy: the notice in layers (GDPR Art. 12 to 14; WP260 rev.01, paragraphs 35 to 37).  One template a kind of part.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="record.xsl"/>

<!-- ==== front: title, contents, the first layer ================================================================= -->

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="contents"/>
  <xsl:apply-templates select="essentials | say | covers"/>
</xsl:template>

<xsl:template match="essentials">
  <h2 id="{/part/@id}.essentials"><xsl:value-of select="/part/labels/@essentials"/></h2>
  <dl id="{/part/@id}.essentials.list">
    <xsl:if test="who">
      <dt><xsl:value-of select="/part/labels/@essentials.who"/></dt>
      <dd>
        <xsl:apply-templates select="who/organisation" mode="essentials"/>
        <xsl:apply-templates select="who/say" mode="paragraphs"/>
        <xsl:apply-templates select="who/rights-requests" mode="essentials"/>
      </dd>
    </xsl:if>
    <xsl:if test="line">
      <dt><xsl:value-of select="/part/labels/@essentials.what"/></dt>
      <dd>
        <ul>
          <xsl:for-each select="line">
            <li>
              <xsl:copy-of select="@for"/>
              <a href="{@href}"><xsl:apply-templates select="label" mode="inline"/></a>
              <xsl:if test="text">
                <xsl:call-template name="colon"/><xsl:apply-templates select="text" mode="inline"/>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </dd>
    </xsl:if>
    <xsl:if test="surprise">
      <dt><xsl:value-of select="/part/labels/@essentials.surprise"/></dt>
      <dd><xsl:call-template name="links"><xsl:with-param name="these" select="surprise"/></xsl:call-template></dd>
    </xsl:if>
    <xsl:if test="say">
      <dt><xsl:value-of select="/part/labels/@essentials.rights"/></dt>
      <dd><xsl:apply-templates select="say" mode="paragraphs"/></dd>
    </xsl:if>
    <xsl:if test="more">
      <dt><xsl:value-of select="/part/labels/@essentials.more"/></dt>
      <dd><xsl:call-template name="links"><xsl:with-param name="these" select="more"/></xsl:call-template></dd>
    </xsl:if>
  </dl>
</xsl:template>

<xsl:template match="organisation" mode="essentials">
  <p><strong><xsl:apply-templates select="name" mode="inline"/></strong></p>
</xsl:template>

<xsl:template match="rights-requests" mode="essentials">
  <p><xsl:apply-templates select="." mode="contact"/></p>
</xsl:template>

<xsl:template name="links">
  <xsl:param name="these"/>
  <ul>
    <xsl:for-each select="$these">
      <li><a href="{@href}"><xsl:apply-templates select="node()" mode="copy"/></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="covers"/>
<xsl:template match="covers[site]">
  <p id="{/part/@id}.covers"><xsl:value-of select="/part/labels/@covers"/></p>
  <ul id="{/part/@id}.covers.list">
    <xsl:for-each select="site"><li><xsl:apply-templates select="." mode="site"/></li></xsl:for-each>
  </ul>
</xsl:template>

<!-- A site, product or service: its label, linked to its address, or the address alone. -->
<xsl:template match="site" mode="site">
  <xsl:choose>
    <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></xsl:when>
    <xsl:when test="href/@href"><a href="{href/@href}">
      <xsl:choose>
        <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="href"/></xsl:otherwise>
      </xsl:choose></a>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== 1, who ================================================================================================== -->

<xsl:template match="part[@kind = 'who']" mode="body">
  <xsl:apply-templates select="heading"/>
  <dl id="{@id}.organisation">
    <xsl:copy-of select="organisation/@src"/>
    <xsl:apply-templates select="organisation/* | joint-controller" mode="row"/>
  </dl>
  <xsl:apply-templates select="say"/>
</xsl:template>

<!-- ==== 2, what happens when ==================================================================================== -->

<xsl:template match="part[@kind = 'situation']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:call-template name="situation"><xsl:with-param name="heading" select="'h4'"/></xsl:call-template>
</xsl:template>

<xsl:template name="situation">
  <xsl:param name="heading"/>
  <xsl:apply-templates select="situation/intro" mode="prose">
    <xsl:with-param name="id" select="concat(@id, '.intro')"/>
  </xsl:apply-templates>
  <xsl:call-template name="bullets">
    <xsl:with-param name="these" select="situation/advice | situation/never"/>
    <xsl:with-param name="id" select="concat(@id, '.advice')"/>
  </xsl:call-template>
  <!-- One use needs no heading below the situation's. -->
  <xsl:variable name="several" select="count(use) &gt; 1"/>
  <xsl:for-each select="use">
    <xsl:if test="$several">
      <xsl:element name="{$heading}">
        <xsl:copy-of select="@id | @src | @for"/><xsl:value-of select="@title"/>
      </xsl:element>
    </xsl:if>
    <xsl:apply-templates select="."/>
  </xsl:for-each>
</xsl:template>

<!-- A processing that no situation brings. -->
<xsl:template match="part[@kind = 'processing']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:apply-templates select="use"/>
</xsl:template>

<!-- What one processing means for the reader, as questions and answers. -->
<xsl:template match="use">
  <xsl:variable name="id" select="@id"/>
  <xsl:apply-templates select="description" mode="prose">
    <xsl:with-param name="id" select="concat($id, '.description')"/>
  </xsl:apply-templates>
  <xsl:for-each select="say">
    <xsl:apply-templates select="." mode="prose"><xsl:with-param name="id" select="concat($id, '.', @key)"/></xsl:apply-templates>
  </xsl:for-each>
  <xsl:if test="data | purpose | recipient | no-recipient | transfer | retain | advice | never">
    <dl id="{$id}.use">
      <xsl:copy-of select="@src | @for"/>
      <xsl:call-template name="use-rows"/>
    </dl>
  </xsl:if>
</xsl:template>

<xsl:template name="use-rows">
  <xsl:if test="data">
    <dt><xsl:value-of select="/part/labels/@use.data"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="data/category | data[not(category)]"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="purpose">
    <dt><xsl:value-of select="/part/labels/@use.why"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="purpose"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="recipient | no-recipient">
    <dt><xsl:value-of select="/part/labels/@use.recipients"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="recipient | no-recipient"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="transfer">
    <dt><xsl:value-of select="/part/labels/@use.transfers"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="transfer"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="retain">
    <dt><xsl:value-of select="/part/labels/@use.retention"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="retain"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="advice | never | purpose/refusal | purpose/basis/consent/withdrawal | purpose/right">
    <dt><xsl:value-of select="/part/labels/@use.choices"/></dt>
    <dd>
      <xsl:call-template name="lines">
        <xsl:with-param name="these"
          select="advice | never | purpose/refusal | purpose/basis/consent/withdrawal | purpose[right]/label"/>
      </xsl:call-template>
    </dd>
  </xsl:if>
</xsl:template>

<!-- The rights that follow from a purpose; the purpose is named where there are several. -->
<xsl:template match="purpose/label" mode="line">
  <xsl:if test="count(../../purpose) &gt; 1">
    <xsl:apply-templates select="." mode="inline"/><xsl:call-template name="colon"/>
  </xsl:if>
  <xsl:if test="count(../../purpose) = 1"><xsl:value-of select="/part/labels/@use.rights"/><xsl:call-template name="colon"/></xsl:if>
  <xsl:for-each select="../right">
    <xsl:if test="position() &gt; 1"><xsl:call-template name="comma"/></xsl:if>
    <xsl:apply-templates select="." mode="line"/>
  </xsl:for-each>
</xsl:template>

<!-- Advice and promises: a paragraph, or a list of several. -->
<xsl:template name="bullets">
  <xsl:param name="these"/>
  <xsl:param name="id"/>
  <xsl:choose>
    <xsl:when test="count($these) = 1">
      <xsl:apply-templates select="$these" mode="prose"><xsl:with-param name="id" select="$id"/></xsl:apply-templates>
    </xsl:when>
    <xsl:when test="$these">
      <ul id="{$id}">
        <xsl:for-each select="$these">
          <li><xsl:copy-of select="@src"/><xsl:apply-templates select="." mode="inline"/></li>
        </xsl:for-each>
      </ul>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- The complete table, folded: one row a purpose. -->
<xsl:template match="part[@kind = 'purposes-of']" mode="body">
  <xsl:for-each select="use[purpose]">
    <details id="{/part/@id}.table">
      <xsl:copy-of select="@src | @for"/>
      <summary><xsl:value-of select="@title"/></summary>
      <table id="{/part/@id}.purposes">
        <colgroup><col width="22"/><col width="24"/><col width="20"/><col width="18"/><col width="16"/></colgroup>
        <thead>
          <tr>
            <th><xsl:value-of select="/part/labels/@table.purpose"/></th>
            <th><xsl:value-of select="/part/labels/@table.basis"/></th>
            <th><xsl:value-of select="/part/labels/@table.data"/></th>
            <th><xsl:value-of select="/part/labels/@table.retention"/></th>
            <th><xsl:value-of select="/part/labels/@table.recipients"/></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="purpose" mode="table-row"/></tbody>
      </table>
    </details>
  </xsl:for-each>
</xsl:template>

<!-- A use without a purpose of its own serves all purposes of its processing. -->
<xsl:template match="purpose" mode="table-row">
  <xsl:variable name="me" select="@id"/>
  <xsl:variable name="use" select="../@id"/>
  <tr>
    <xsl:copy-of select="@src"/>
    <th scope="row">
      <xsl:choose>
        <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="label"><xsl:apply-templates select="@proposed"/></xsl:if>
    </th>
    <td data-label="{/part/labels/@table.basis}">
      <xsl:call-template name="lines"><xsl:with-param name="these" select="basis"/></xsl:call-template>
    </td>
    <td data-label="{/part/labels/@table.data}">
      <xsl:call-template name="joined">
        <xsl:with-param name="these" select="../data[not(purpose) or purpose[concat($use, '.', @ref) = $me]]/category
                                             | ../data[not(purpose) or purpose[concat($use, '.', @ref) = $me]]/from
                                             | ../data[gap]"/>
      </xsl:call-template>
    </td>
    <td data-label="{/part/labels/@table.retention}">
      <xsl:call-template name="lines">
        <xsl:with-param name="these" select="../retain[not(purpose) or purpose[concat($use, '.', @ref) = $me]]"/>
      </xsl:call-template>
    </td>
    <td data-label="{/part/labels/@table.recipients}">
      <xsl:call-template name="lines">
        <xsl:with-param name="these" select="../recipient[not(purpose) or purpose[concat($use, '.', @ref) = $me]] | ../no-recipient"/>
      </xsl:call-template>
    </td>
  </tr>
</xsl:template>

<!-- ==== 3, which data =========================================================================================== -->

<xsl:template match="part[@kind = 'data']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="category">
    <table id="{@id}.table">
      <colgroup><col width="46"/><col width="28"/><col width="26"/></colgroup>
      <thead>
        <tr>
          <th><xsl:value-of select="/part/labels/@table.data"/></th>
          <th><xsl:value-of select="/part/labels/@table.origin"/></th>
          <th><xsl:value-of select="/part/labels/@table.required"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="category">
          <tr>
            <xsl:copy-of select="@src"/>
            <th scope="row"><xsl:call-template name="category"/></th>
            <td data-label="{/part/labels/@table.origin}">
              <xsl:call-template name="lines"><xsl:with-param name="these" select="origin | source"/></xsl:call-template>
            </td>
            <td data-label="{/part/labels/@table.required}">
              <xsl:call-template name="lines"><xsl:with-param name="these" select="required"/></xsl:call-template>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- Mandatory or not, and what follows where data are withheld (Art. 13(2)(e)): the sentence comes behind its word. -->
<xsl:template match="category/required" mode="line">
  <xsl:apply-templates select="." mode="inline"/>
  <xsl:for-each select="following-sibling::*[1][self::consequence]">
    <xsl:call-template name="colon"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== 4 and 5, who else, and where ============================================================================ -->

<xsl:template match="part[@kind = 'recipients']" mode="body">
  <xsl:apply-templates select="heading | say[not(preceding-sibling::group)] | group | say[preceding-sibling::group]"/>
</xsl:template>

<xsl:template match="group">
  <h3 id="{/part/@id}.{@role}"><xsl:call-template name="group-label"/></h3>
  <ul id="{/part/@id}.{@role}.list">
    <xsl:for-each select="recipient">
      <li><xsl:copy-of select="@src | @for"/><xsl:apply-templates select="." mode="full"/></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="part[@kind = 'transfers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="transfer">
    <table id="{@id}.table">
      <colgroup><col width="28"/><col width="18"/><col width="30"/><col width="24"/></colgroup>
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
          <tr>
            <xsl:copy-of select="@src"/>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
                <xsl:otherwise>
                  <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
                </xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates select="@proposed"/>
            </th>
            <td data-label="{/part/labels/@table.country}"><xsl:apply-templates select="country" mode="inline"/></td>
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
  <xsl:choose>
    <xsl:when test="heading"><xsl:apply-templates select="heading"/></xsl:when>
    <xsl:otherwise><h3 id="{@id}.title"><xsl:value-of select="use/@title"/></h3></xsl:otherwise>
  </xsl:choose>
  <xsl:for-each select="use[retain]">
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
          <tr>
            <xsl:copy-of select="@src"/>
            <th scope="row"><xsl:apply-templates select="." mode="scope"/></th>
            <td data-label="{/part/labels/@table.retention}"><xsl:apply-templates select="." mode="period"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:for-each>
  <xsl:apply-templates select="use/timetable[row]"/>
</xsl:template>

<!-- What a period is about: some data, a purpose, a situation, some people; or all of the processing. -->
<xsl:template match="retain" mode="scope">
  <xsl:choose>
    <xsl:when test="data | purpose | via | subject">
      <xsl:call-template name="joined"><xsl:with-param name="these" select="data"/></xsl:call-template>
      <xsl:if test="purpose | via | subject">
        <xsl:if test="data"><xsl:call-template name="dash"/></xsl:if>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="purpose | via | subject"/></xsl:call-template>
      </xsl:if>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@retention.all"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="timetable">
  <figure kind="timetable" id="{@id}">
    <figcaption><xsl:value-of select="/part/labels/@timetable"/><xsl:call-template name="colon"/><xsl:value-of select="../@title"/></figcaption>
    <xsl:copy-of select="alt | row"/>
  </figure>
</xsl:template>

<!-- ==== 7, automated decisions ================================================================================== -->

<xsl:template match="part[@kind = 'automated']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="automated-decision">
    <dl id="{@id}">
      <xsl:copy-of select="@src"/>
      <xsl:call-template name="automated-rows"/>
    </dl>
  </xsl:for-each>
</xsl:template>

<xsl:template name="automated-rows">
  <dt><xsl:value-of select="/part/labels/@automated.what"/></dt>
  <dd>
    <xsl:choose>
      <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@processing"/></xsl:otherwise>
    </xsl:choose>
  </dd>
  <xsl:if test="ground">
    <dt><xsl:value-of select="/part/labels/@automated.ground"/></dt>
    <dd><xsl:apply-templates select="ground" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="logic">
    <dt><xsl:value-of select="/part/labels/@automated.logic"/></dt>
    <dd><xsl:apply-templates select="logic" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="significance">
    <dt><xsl:value-of select="/part/labels/@automated.significance"/></dt>
    <dd><xsl:apply-templates select="significance" mode="inline"/></dd>
  </xsl:if>
  <xsl:if test="safeguards">
    <dt><xsl:value-of select="/part/labels/@automated.safeguards"/></dt>
    <dd><xsl:apply-templates select="safeguards" mode="inline"/></dd>
  </xsl:if>
</xsl:template>

<!-- ==== 8, rights =============================================================================================== -->

<xsl:template match="part[@kind = 'rights']" mode="body">
  <xsl:apply-templates select="heading | right | say | rights-requests | objection | erasure | complaint"/>
</xsl:template>

<!-- A right in one sentence; the purposes it holds for are folded. -->
<xsl:template match="part/right">
  <p id="{@id}">
    <strong><xsl:apply-templates select="label" mode="inline"/></strong>
    <xsl:if test="text">
      <xsl:call-template name="dash"/><xsl:apply-templates select="text" mode="inline"/>
    </xsl:if>
    <xsl:if test="@article">
      <xsl:text> (</xsl:text><xsl:value-of select="/part/labels/@article"/>
      <xsl:text> </xsl:text><xsl:value-of select="@article"/><xsl:text>)</xsl:text>
    </xsl:if>
  </p>
  <xsl:if test="purpose">
    <details id="{@id}.purposes">
      <summary><xsl:value-of select="/part/labels/@rights.purposes"/></summary>
      <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template name="names">
  <xsl:param name="these"/>
  <ul>
    <xsl:for-each select="$these"><li><xsl:apply-templates select="." mode="inline"/></li></xsl:for-each>
  </ul>
</xsl:template>

<!-- The right to object stands clear and apart (Art. 21(4)). -->
<xsl:template match="objection">
  <aside class="box" id="{/part/@id}.objection-box">
    <p class="title"><xsl:value-of select="/part/labels/@objection"/></p>
    <xsl:apply-templates select="say | grounds" mode="paragraphs"/>
  </aside>
</xsl:template>

<xsl:template match="grounds[purpose]" mode="paragraphs">
  <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
</xsl:template>

<!-- Where requests go. -->
<xsl:template match="part/rights-requests">
  <p id="{/part/@id}.contact">
    <xsl:copy-of select="@src"/>
    <xsl:value-of select="/part/labels/@rights.contact"/><xsl:call-template name="colon"/>
    <xsl:apply-templates select="." mode="contact"/>
  </p>
</xsl:template>

<xsl:template match="authority">
  <p id="{/part/@id}.authority">
    <xsl:call-template name="joined"><xsl:with-param name="these" select="label | address | web"/></xsl:call-template>
  </p>
</xsl:template>

<xsl:template match="erasure | complaint">
  <xsl:variable name="id" select="concat(/part/@id, '.', name())"/>
  <xsl:for-each select="say">
    <xsl:apply-templates select="." mode="prose">
      <xsl:with-param name="id" select="concat($id, '.', position())"/>
    </xsl:apply-templates>
  </xsl:for-each>
  <xsl:apply-templates select="authority"/>
</xsl:template>

<!-- ==== 9, trackers ============================================================================================= -->

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="tracker">
    <table id="{@id}.table">
      <colgroup><col width="20"/><col width="26"/><col width="18"/><col width="18"/><col width="18"/></colgroup>
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
          <tr>
            <xsl:copy-of select="@src"/>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
                <xsl:otherwise><xsl:call-template name="joined"><xsl:with-param name="these" select="name | label[not(../name = .)]"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </th>
            <td data-label="{/part/labels/@table.purpose}"><xsl:apply-templates select="purpose" mode="inline"/></td>
            <td data-label="{/part/labels/@table.provider}">
              <xsl:call-template name="joined"><xsl:with-param name="these" select="provider"/></xsl:call-template>
            </td>
            <td data-label="{/part/labels/@table.lifetime}">
              <xsl:apply-templates select="lifetime" mode="inline"/>
              <xsl:if test="data-lifetime">
                <xsl:text> (</xsl:text><xsl:value-of select="/part/labels/@tracker.data"/><xsl:call-template name="colon"/>
                <xsl:apply-templates select="data-lifetime" mode="inline"/><xsl:text>)</xsl:text>
              </xsl:if>
            </td>
            <td data-label="{/part/labels/@table.consent}"><xsl:apply-templates select="consent" mode="inline"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
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
  <xsl:if test="version">
    <p id="{@id}.versions"><xsl:value-of select="/part/labels/@versions"/></p>
    <ul id="{@id}.versions.list">
      <xsl:for-each select="version">
        <li>
          <xsl:copy-of select="@src"/>
          <xsl:value-of select="/part/labels/@version"/><xsl:text> </xsl:text><xsl:apply-templates select="n" mode="inline"/>
          <xsl:if test="date"><xsl:call-template name="comma"/><xsl:apply-templates select="date" mode="inline"/></xsl:if>
          <xsl:if test="text"><xsl:call-template name="colon"/><xsl:apply-templates select="text" mode="inline"/></xsl:if>
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
