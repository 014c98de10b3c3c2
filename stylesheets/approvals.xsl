<?xml version="1.0" encoding="UTF-8"?>
<!--
  approvals: who has approved the texts, in which state they are since, and the marks at the blocks to read again.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="part[@kind = 'approvals']" mode="body">
  <xsl:apply-templates select="heading"/>
  <table id="{@id}.table">
    <colgroup><col width="25"/><col width="12"/><col width="15"/><col width="48"/></colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@approval.by"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@approval.text"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@approval.date"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@approval.state"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="approval">
        <tr id="{@id}">
          <th scope="row">
            <p><xsl:value-of select="@by"/></p>
            <xsl:if test="@role"><p class="small"><xsl:value-of select="@role"/></p></xsl:if>
          </th>
          <td><xsl:value-of select="@language"/></td>
          <td><xsl:value-of select="@date"/></td>
          <td><xsl:apply-templates select="." mode="state"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="approval[@state = 'unchanged']" mode="state"><xsl:value-of select="/part/labels/@approval.unchanged"/></xsl:template>
<xsl:template match="approval[@state = 'changed']" mode="state"><strong><xsl:value-of select="/part/labels/@approval.changed"/></strong></xsl:template>
<xsl:template match="approval[@state = 'order']" mode="state"><strong><xsl:value-of select="/part/labels/@approval.order"/></strong></xsl:template>
<xsl:template match="approval[@state = 'replaced']" mode="state"><xsl:value-of select="/part/labels/@approval.replaced"/></xsl:template>
<xsl:template match="approval[@state = 'unknown']" mode="state"><strong><xsl:value-of select="/part/labels/@approval.unknown"/></strong></xsl:template>

<xsl:template match="approval[@state = 'blocks']" mode="state">
  <xsl:call-template name="changed-blocks">
    <xsl:with-param name="label" select="/part/labels/@since.text"/>
    <xsl:with-param name="these" select="text"/>
  </xsl:call-template>
  <xsl:call-template name="changed-blocks">
    <xsl:with-param name="label" select="/part/labels/@since.new"/>
    <xsl:with-param name="these" select="new"/>
  </xsl:call-template>
  <xsl:call-template name="changed-blocks">
    <xsl:with-param name="label" select="/part/labels/@since.gone"/>
    <xsl:with-param name="these" select="gone"/>
  </xsl:call-template>
</xsl:template>

<xsl:template name="changed-blocks">
  <xsl:param name="label"/>
  <xsl:param name="these"/>
  <xsl:if test="$these">
    <p><strong><xsl:value-of select="$label"/></strong></p>
    <p class="small">
      <xsl:for-each select="$these">
        <xsl:if test="position() &gt; 1"><br/></xsl:if>
        <xsl:value-of select="@block"/>
        <xsl:if test="not(@block)"><xsl:value-of select="/part/labels/@since.first"/></xsl:if>
        <xsl:if test="@href">
          <xsl:value-of select="$comma"/><a href="{@href}" class="page"><xsl:value-of select="/part/labels/@point.page"/></a>
        </xsl:if>
      </xsl:for-each>
    </p>
  </xsl:if>
</xsl:template>

<!-- ==== marks at the blocks ====================================================================================== -->

<xsl:template match="since" mode="mark">
  <p>
    <strong>
      <xsl:choose>
        <xsl:when test="@kind = 'text'"><xsl:value-of select="/part/labels/@since.text"/></xsl:when>
        <xsl:when test="@kind = 'new'"><xsl:value-of select="/part/labels/@since.new"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="/part/labels/@since.gone"/></xsl:otherwise>
      </xsl:choose>
    </strong>
    <xsl:value-of select="$colon"/>
    <xsl:for-each select="approval">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
      <xsl:value-of select="@by"/><xsl:value-of select="$comma"/><xsl:value-of select="@date"/>
      <xsl:text> (</xsl:text><xsl:value-of select="@language"/><xsl:text>)</xsl:text>
    </xsl:for-each>
  </p>
</xsl:template>

</xsl:stylesheet>
