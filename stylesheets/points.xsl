<?xml version="1.0" encoding="UTF-8"?>
<!--
  points: what is to be decided or mended, as the review lists it at its front, and as it marks it at the blocks of the
  texts. A point has the same number in both.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== findings, by code ======================================================================================= -->

<xsl:template match="part[@kind = 'findings' or @kind = 'allowed']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="kind">
    <table id="{@id}.table">
      <colgroup><col width="6"/><col width="70"/><col width="24"/></colgroup>
      <thead>
        <tr>
          <th scope="col" class="number"><xsl:value-of select="/part/labels/@point.number"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@point.finding"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@point.place"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="kind" mode="rows"/></tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- What all of a kind have in common stands in its first row. -->
<xsl:template match="kind" mode="rows">
  <tr>
    <th scope="row" colspan="3">
      <p><strong><xsl:value-of select="@title"/></strong><xsl:text> </xsl:text><code><xsl:value-of select="@code"/></code></p>
      <xsl:call-template name="law-and-help"/>
    </th>
  </tr>
  <xsl:apply-templates select="point" mode="rows"/>
</xsl:template>

<xsl:template name="law-and-help">
  <xsl:if test="law"><p class="law"><xsl:value-of select="law"/></p></xsl:if>
  <xsl:if test="why"><p class="small"><xsl:value-of select="why"/></p></xsl:if>
  <xsl:if test="help"><p class="small"><xsl:value-of select="help"/></p></xsl:if>
</xsl:template>

<xsl:template match="kind/point" mode="rows">
  <tr id="{@id}">
    <td class="number"><xsl:value-of select="@n"/></td>
    <td>
      <p><xsl:apply-templates select="message" mode="inline"/></p>
      <xsl:if test="because">
        <p>
          <strong><xsl:value-of select="/part/labels/@allowed.because"/></strong><xsl:value-of select="$colon"/>
          <xsl:apply-templates select="because" mode="inline"/>
        </p>
      </xsl:if>
      <xsl:call-template name="law-and-help"/>
    </td>
    <td><xsl:apply-templates select="spot" mode="place"/></td>
  </tr>
</xsl:template>

<!-- Of what it is, for each of its places. -->
<xsl:template name="of-what">
  <xsl:for-each select="spot[@where]"><p class="small"><xsl:value-of select="@where"/></p></xsl:for-each>
</xsl:template>

<!-- A place of the description, and the page of the block that shows it. -->
<xsl:template match="spot" mode="place">
  <p class="small">
    <xsl:choose>
      <xsl:when test="@href"><a href="{@href}" class="page"><xsl:value-of select="/part/labels/@point.page"/></a></xsl:when>
      <xsl:otherwise><xsl:value-of select="/part/labels/@point.nowhere"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@src"><br/><code><xsl:value-of select="@src"/></code></xsl:if>
  </p>
</xsl:template>

<!-- ==== gaps, by who must fill them; proposals ================================================================== -->

<xsl:template match="part[@kind = 'gaps']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="owner">
    <h3 id="{@id}">
      <xsl:value-of select="/part/labels/@gap.owner"/><xsl:value-of select="$colon"/><xsl:value-of select="@name"/>
    </h3>
    <table id="{@id}.table">
      <colgroup><col width="6"/><col width="30"/><col width="38"/><col width="26"/></colgroup>
      <thead>
        <tr>
          <th scope="col" class="number"><xsl:value-of select="/part/labels/@point.number"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@point.field"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@point.question"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@point.place"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="about" mode="rows"/></tbody>
    </table>
  </xsl:for-each>
</xsl:template>

<xsl:template match="about" mode="rows">
  <tr><th scope="row" colspan="4"><xsl:value-of select="@label"/></th></tr>
  <xsl:apply-templates select="point" mode="rows"/>
</xsl:template>

<xsl:template match="owner/about/point" mode="rows">
  <tr id="{@id}">
    <td class="number"><xsl:value-of select="@n"/></td>
    <td>
      <p><xsl:call-template name="listed"><xsl:with-param name="these" select="field"/></xsl:call-template></p>
      <xsl:call-template name="of-what"/>
    </td>
    <td>
      <xsl:choose>
        <xsl:when test="question/@see">
          <xsl:value-of select="/part/labels/@point.as"/><xsl:text> </xsl:text>
          <a href="{question/@href}"><xsl:value-of select="question/@see"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="question" mode="inline"/></xsl:otherwise>
      </xsl:choose>
    </td>
    <td><xsl:apply-templates select="spot" mode="place"/></td>
  </tr>
</xsl:template>

<xsl:template match="part[@kind = 'proposals']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <table id="{@id}.table">
    <colgroup><col width="6"/><col width="27"/><col width="41"/><col width="26"/></colgroup>
    <thead>
      <tr>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@point.number"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@point.choice"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@point.proposed"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@point.place"/></th>
      </tr>
    </thead>
    <tbody><xsl:apply-templates select="about" mode="rows"/></tbody>
  </table>
</xsl:template>

<xsl:template match="part/about/point" mode="rows">
  <tr id="{@id}">
    <td class="number"><xsl:value-of select="@n"/></td>
    <td><p><xsl:value-of select="@kind"/></p><xsl:call-template name="of-what"/></td>
    <td>
      <xsl:apply-templates select="text" mode="inline"/>
      <xsl:for-each select="period">
        <xsl:choose>
          <xsl:when test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:when>
          <xsl:when test="../text"><xsl:value-of select="$colon"/></xsl:when>
        </xsl:choose>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </td>
    <td><xsl:apply-templates select="spot" mode="place"/></td>
  </tr>
</xsl:template>

<!-- ==== notes that the authors wrote for each other ============================================================== -->

<xsl:template match="part[@kind = 'noted']" mode="body">
  <xsl:apply-templates select="heading | noted"/>
</xsl:template>

<!-- Notes of one thing: its kind, where it belongs, the notes. -->
<xsl:template match="part/noted">
  <p id="{@id}">
    <strong><xsl:value-of select="@kind"/></strong>
    <xsl:if test="@element"><xsl:value-of select="$dash"/><xsl:value-of select="@element"/></xsl:if>
    <xsl:for-each select="note"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
    <xsl:if test="@src"><br/><code><xsl:value-of select="@src"/></code></xsl:if>
    <xsl:if test="@href">
      <xsl:value-of select="$comma"/><a href="{@href}" class="page"><xsl:value-of select="/part/labels/@point.page"/></a>
    </xsl:if>
  </p>
</xsl:template>

<!-- ==== marks at the blocks ====================================================================================== -->

<xsl:template match="part[@kind = 'remarks']" mode="body">
  <xsl:for-each select="at">
    <aside class="remark" id="{@block}.remarks" at="{@block}" lang="{/part/@language}">
      <xsl:apply-templates select="since" mode="mark"/>
      <xsl:apply-templates select="finding | allowed" mode="mark"/>
      <xsl:if test="gap">
        <p>
          <strong><xsl:value-of select="/part/labels/@gap"/></strong><xsl:value-of select="$colon"/>
          <xsl:apply-templates select="gap" mode="mark"/>
        </p>
      </xsl:if>
      <xsl:if test="proposal">
        <p>
          <strong><xsl:value-of select="/part/labels/@proposal"/></strong><xsl:value-of select="$colon"/>
          <xsl:apply-templates select="proposal" mode="mark"/>
        </p>
      </xsl:if>
    </aside>
  </xsl:for-each>
</xsl:template>

<xsl:template match="finding | allowed" mode="mark">
  <p>
    <strong>
      <xsl:value-of select="@severity"/>
      <xsl:if test="self::allowed"><xsl:value-of select="$comma"/><xsl:value-of select="/part/labels/@allowed"/></xsl:if>
    </strong>
    <xsl:text> </xsl:text><code><xsl:value-of select="@code"/></code>
    <xsl:value-of select="$colon"/><xsl:value-of select="text()"/>
    <xsl:call-template name="to-list"/>
  </p>
</xsl:template>

<xsl:template match="gap | proposal" mode="mark">
  <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="field"/></xsl:call-template>
  <xsl:call-template name="to-list"/>
</xsl:template>

<xsl:template name="to-list">
  <xsl:text> (</xsl:text><a href="{@href}"><xsl:value-of select="@n"/></a><xsl:text>)</xsl:text>
</xsl:template>

</xsl:stylesheet>
