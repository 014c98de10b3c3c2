<?xml version="1.0" encoding="UTF-8"?>
<!--
  policy: the notice in layers (GDPR Art. 12 to 14; WP260 rev.01, paragraphs 35 to 37).  One template a kind of part;
  what comes behind the situations is in sections.xsl.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="record.xsl"/>
<xsl:include href="sections.xsl"/>
<xsl:include href="rights.xsl"/>

<!-- ==== front: title, contents, the first layer ================================================================= -->

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="contents"/>
  <xsl:apply-templates select="essentials"/>
  <xsl:apply-templates select="say"/>
  <xsl:apply-templates select="covers"/>
  <xsl:apply-templates select="chooser"/>
</xsl:template>

<xsl:template match="essentials">
  <h2 id="{/part/@id}.essentials"><xsl:value-of select="/part/labels/@essentials"/></h2>
  <dl class="essentials" id="{/part/@id}.essentials.list">
    <xsl:if test="who">
      <dt><xsl:value-of select="/part/labels/@essentials.who"/></dt>
      <dd>
        <xsl:apply-templates select="who/organisation" mode="essentials"/>
        <xsl:apply-templates select="who/rights-requests" mode="essentials"/>
        <xsl:apply-templates select="who/say" mode="paragraphs"/>
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
                <span class="ground"><xsl:value-of select="$dash"/><xsl:apply-templates select="text" mode="inline"/></span>
              </xsl:if>
            </li>
          </xsl:for-each>
          <xsl:for-each select="others"><li><a href="{@href}"><xsl:value-of select="."/></a></li></xsl:for-each>
        </ul>
      </dd>
    </xsl:if>
    <xsl:if test="surprise">
      <dt><xsl:value-of select="/part/labels/@essentials.surprise"/></dt>
      <dd><xsl:call-template name="links"><xsl:with-param name="these" select="surprise"/></xsl:call-template></dd>
    </xsl:if>
    <xsl:if test="say">
      <dt><a href="{@rights}"><xsl:value-of select="/part/labels/@essentials.rights"/></a></dt>
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
  <!-- Requests without an address of their own go to the organisation's. -->
  <xsl:if test="not(../rights-requests[address or email or phone or contact-page or gap])">
    <xsl:call-template name="reach-lines"/>
  </xsl:if>
</xsl:template>

<xsl:template match="rights-requests" mode="essentials"/>
<xsl:template match="rights-requests[address or email or phone or contact-page or gap]" mode="essentials">
  <xsl:choose>
    <xsl:when test="@gap or gap"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:when>
    <xsl:otherwise><xsl:call-template name="reach-lines"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- By which means to write: each is a line, the quickest first. -->
<xsl:template name="reach-lines">
  <xsl:for-each select="email"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:for-each>
  <xsl:for-each select="contact-page">
    <p>
      <xsl:choose>
        <xsl:when test="contains(., '://')"><a href="{@href}"><xsl:value-of select="substring-after(., '://')"/></a></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:for-each>
  <xsl:for-each select="phone"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:for-each>
  <xsl:for-each select="address"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:for-each>
</xsl:template>

<xsl:template name="links">
  <xsl:param name="these"/>
  <ul>
    <xsl:for-each select="$these">
      <li><a href="{@href}"><xsl:apply-templates mode="copy"/></a></li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- What does a reader do, or who are they: on the screen the rest can be hidden. -->
<xsl:template match="chooser">
  <nav role="chooser" media="screen" id="{/part/@id}.chooser">
    <p class="lead"><xsl:value-of select="/part/labels/@chooser"/></p>
    <p><xsl:value-of select="/part/labels/@chooser.all"/></p>
    <dl>
      <xsl:if test="situation">
        <dt><xsl:value-of select="/part/labels/@chooser.situations"/></dt>
        <xsl:apply-templates select="situation" mode="choice"/>
      </xsl:if>
      <xsl:if test="subject">
        <dt><xsl:value-of select="/part/labels/@chooser.subjects"/></dt>
        <xsl:apply-templates select="subject" mode="choice"/>
      </xsl:if>
    </dl>
    <p class="small"><xsl:value-of select="/part/labels/@chooser.hidden"/><xsl:value-of select="$colon"/></p>
  </nav>
</xsl:template>
<xsl:template match="*" mode="choice">
  <dd><xsl:copy-of select="@for"/><xsl:apply-templates mode="copy"/></dd>
</xsl:template>

<xsl:template match="covers"/>
<xsl:template match="covers[*]">
  <xsl:if test="site or product or service">
    <p id="{/part/@id}.covers"><xsl:copy-of select="@src"/><xsl:value-of select="/part/labels/@covers"/></p>
    <ul id="{/part/@id}.covers.list">
      <xsl:for-each select="site | product | service">
        <li><xsl:copy-of select="@src"/><xsl:apply-templates select="." mode="site"/></li>
      </xsl:for-each>
    </ul>
  </xsl:if>
  <xsl:if test="gap"><p id="{/part/@id}.covers"><xsl:apply-templates select="gap" mode="inline"/></p></xsl:if>
  <xsl:apply-templates select="not-covered" mode="prose">
    <xsl:with-param name="id" select="concat(/part/@id, '.not-covered')"/>
  </xsl:apply-templates>
</xsl:template>

<!-- A site, product or service: its label, linked to its address, or the address alone. -->
<xsl:template match="site | product | service" mode="site">
  <xsl:choose>
    <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates select="." mode="name"/></a></xsl:when>
    <xsl:when test="href/@href"><a href="{href/@href}">
      <xsl:choose>
        <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="href"/></xsl:otherwise>
      </xsl:choose></a>
    </xsl:when>
    <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
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
    <xsl:with-param name="these" select="situation/advice"/>
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
  <xsl:if test="situation/never">
    <dl id="{@id}.never">
      <xsl:for-each select="situation"><xsl:call-template name="never-row"/></xsl:for-each>
    </dl>
  </xsl:if>
</xsl:template>

<!-- What is never done is no advice. -->
<xsl:template name="never-row">
  <xsl:if test="never">
    <dt><xsl:value-of select="/part/labels/@use.never"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="never"/></xsl:call-template></dd>
  </xsl:if>
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
  <xsl:if test="data or purpose or recipient or no-recipient or transfer or retain or advice or never">
    <dl id="{$id}.use">
      <xsl:copy-of select="@src | @for"/>
      <xsl:call-template name="use-rows"/>
    </dl>
  </xsl:if>
</xsl:template>

<xsl:template name="use-rows">
  <xsl:if test="data">
    <dt><xsl:value-of select="/part/labels/@use.data"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="data[not(category) or required or source or origin[@gap or @code != 'subject']]
                                    | data[not(required or source or origin[@gap or @code != 'subject'])]/category"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="purpose">
    <dt><xsl:value-of select="/part/labels/@use.why"/></dt>
    <dd><xsl:call-template name="lines"><xsl:with-param name="these" select="purpose"/></xsl:call-template></dd>
  </xsl:if>
  <xsl:if test="recipient or no-recipient">
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
  <xsl:if test="advice or purpose/refusal or purpose/basis/consent/withdrawal or purpose/right">
    <dt><xsl:value-of select="/part/labels/@use.choices"/></dt>
    <dd>
      <xsl:call-template name="lines">
        <xsl:with-param name="these"
          select="advice | purpose/refusal | purpose/basis/consent/withdrawal | purpose[right]/label"/>
      </xsl:call-template>
    </dd>
  </xsl:if>
  <xsl:call-template name="never-row"/>
</xsl:template>

<!-- How to withdraw consent: to what, where there are several purposes. -->
<xsl:template match="consent/withdrawal" mode="line">
  <xsl:value-of select="/part/labels/@use.withdrawal"/>
  <xsl:if test="../../../preceding-sibling::purpose or ../../../following-sibling::purpose">
    <xsl:text> </xsl:text><xsl:value-of select="/part/labels/@use.withdrawal.to"/><xsl:text> </xsl:text>
    <xsl:call-template name="quoted"><xsl:with-param name="these" select="../../../label"/></xsl:call-template>
  </xsl:if>
  <xsl:choose>
    <xsl:when test="@gap"><xsl:value-of select="$colon"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$stop"/></xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<!-- The rights that follow from a purpose; the purpose is named where there are several. -->
<xsl:template match="purpose/label" mode="line">
  <xsl:if test="count(../../purpose) &gt; 1">
    <xsl:apply-templates select="." mode="inline"/><xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:if test="count(../../purpose) = 1"><xsl:value-of select="/part/labels/@use.rights"/><xsl:value-of select="$colon"/></xsl:if>
  <xsl:for-each select="../right">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
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

<!-- The complete table, folded: a purpose heads its row, so that four columns have room for sentences. -->
<xsl:template match="part[@kind = 'purposes-of']" mode="body">
  <xsl:for-each select="use[purpose]">
    <details id="{@id}">
      <xsl:copy-of select="@src | @for"/>
      <summary><xsl:value-of select="@title"/></summary>
      <table id="{/part/@id}.purposes" class="wide">
        <colgroup><col width="32"/><col width="17"/><col width="28"/><col width="23"/></colgroup>
        <thead>
          <tr>
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

<xsl:template match="purpose" mode="table-row">
  <tr id="{@id}">
    <xsl:copy-of select="@src"/>
    <th scope="row" colspan="4"><xsl:apply-templates select="." mode="title"/></th>
  </tr>
  <tr>
    <td data-label="{/part/labels/@table.basis}">
      <xsl:call-template name="lines"><xsl:with-param name="these" select="basis"/></xsl:call-template>
    </td>
    <td data-label="{/part/labels/@table.data}"><xsl:apply-templates select="." mode="data"/></td>
    <td data-label="{/part/labels/@table.retention}"><xsl:apply-templates select="." mode="retention"/></td>
    <td data-label="{/part/labels/@table.recipients}"><xsl:apply-templates select="." mode="recipients"/></td>
  </tr>
</xsl:template>

<xsl:template match="purpose" mode="title">
  <xsl:choose>
    <xsl:when test="label">
      <xsl:apply-templates select="label" mode="inline"/><xsl:apply-templates select="@proposed"/>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- What serves this purpose: what names it, and what names none and so serves all of its processing. -->
<xsl:template match="purpose" mode="data">
  <xsl:variable name="me" select="@id"/>
  <xsl:variable name="use" select="../@id"/>
  <xsl:variable name="data" select="../data[not(purpose) or purpose[concat($use, '.', @ref) = $me]]"/>
  <xsl:variable name="own" select="$data/category | ../data[gap]"/>
  <xsl:for-each select="$own">
    <xsl:variable name="at" select="position()"/>
    <!-- What comes from two sources is the same data. -->
    <xsl:if test="not(@ref) or not(@ref = $own[position() &lt; $at]/@ref)">
      <xsl:if test="$at &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
      <xsl:apply-templates select="." mode="inline"/>
    </xsl:if>
  </xsl:for-each>
  <xsl:if test="$data/from">
    <xsl:if test="$own"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:value-of select="/part/labels/@data.from"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="$data/from"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="purpose" mode="retention">
  <xsl:variable name="me" select="@id"/>
  <xsl:variable name="use" select="../@id"/>
  <xsl:call-template name="lines">
    <xsl:with-param name="these" select="../retain[not(purpose) or purpose[concat($use, '.', @ref) = $me]]"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="purpose" mode="recipients">
  <xsl:variable name="me" select="@id"/>
  <xsl:variable name="use" select="../@id"/>
  <xsl:call-template name="lines">
    <xsl:with-param name="these" select="../recipient[not(purpose) or purpose[concat($use, '.', @ref) = $me]] | ../no-recipient"/>
  </xsl:call-template>
</xsl:template>

</xsl:stylesheet>
