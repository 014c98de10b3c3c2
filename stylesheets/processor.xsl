<?xml version="1.0" encoding="UTF-8"?>
<!--
  processor: the record of what is done for controllers (GDPR Art. 30(2)), in the order of its letters.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="register.xsl"/>

<!-- (a) Here the organisation is the processor. -->
<xsl:template match="organisation/name" mode="row">
  <dt><xsl:value-of select="/part/labels/@processor.name"/></dt>
  <dd><strong><xsl:apply-templates select="." mode="inline"/></strong></dd>
</xsl:template>

<xsl:template match="processing">
  <xsl:variable name="id" select="/part/@id"/>
  <table id="{$id}.sheet">
    <xsl:copy-of select="@src | @for"/>
    <colgroup><col width="30"/><col width="70"/></colgroup>
    <tbody><xsl:call-template name="sheet-rows"/></tbody>
  </table>
  <xsl:if test="note">
    <aside class="note" id="{$id}.notes">
      <p class="title"><xsl:value-of select="/part/labels/@sheet.notes"/></p>
      <xsl:apply-templates select="note" mode="paragraphs"/>
    </aside>
  </xsl:if>
</xsl:template>

<xsl:template name="sheet-rows">
  <xsl:if test="client">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.clients"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="client"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <!-- (b) -->
  <xsl:if test="client/categories or description or purpose">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.categories"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="client/categories | description | purpose"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
  <xsl:if test="client/contract">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.contract"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="client/contract"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:if test="recipients/group or no-recipient">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.sub-processors"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="recipients/group | no-recipient"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
  <!-- (c), (d) -->
  <xsl:call-template name="row-transfers"/>
  <xsl:call-template name="row-measures"/>
  <xsl:if test="retain">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.end"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="retain"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:call-template name="row-dates"/>
</xsl:template>

<!-- Of which client, where there are several. -->
<xsl:template match="client/contract" mode="line">
  <xsl:if test="count(../../client) &gt; 1">
    <xsl:call-template name="joined"><xsl:with-param name="these" select="../party"/></xsl:call-template>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:call-template name="contract"/>
</xsl:template>

<!-- A client with how to reach it, and those who speak for it (Art. 30(2)(a)). -->
<xsl:template match="client" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="party">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="inline"/>
        <xsl:for-each select="division | address">
          <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
        </xsl:for-each>
        <xsl:for-each select="country | email | phone">
          <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
        </xsl:for-each>
        <xsl:for-each select="representative | dpo[not(status/@code = 'none')]">
          <br/>
          <xsl:choose>
            <xsl:when test="self::dpo"><xsl:value-of select="/part/labels/@organisation.dpo"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="/part/labels/@organisation.representative"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="contact"/>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
