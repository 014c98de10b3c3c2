<?xml version="1.0" encoding="UTF-8"?>
<!--
  processor-workbook: the record of what is done for controllers (GDPR Art. 30(2)) as a spreadsheet: who keeps it and the
  list, all clients in one sheet that can be filtered, a sheet each in the order of the article's letters.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="processor.xsl"/>
<xsl:import href="workbook.xsl"/><!-- which wins where both say something -->
<xsl:include href="client-cells.xsl"/>

<!-- Here the organisation is the processor. -->
<xsl:template match="organisation/name" mode="row">
  <dt><xsl:value-of select="/part/labels/@processor.name"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>

<!-- ==== clients ================================================================================================= -->

<xsl:template match="part[@kind = 'clients']" mode="sheets">
  <sheet id="clients" name="{/part/labels/@tab.clients}" freeze-rows="1" freeze-columns="1" orientation="landscape">
    <xsl:if test="@id = 'clients-1'">
      <column width="30"/><column width="30"/><column width="16"/><column width="28"/><column width="18"/>
      <column width="28"/><column width="28"/><column width="40"/><column width="16"/><column width="18"/>
      <column width="40"/><column width="32"/><column width="22"/>
      <row filter="yes">
        <xsl:call-template name="client-heads"/>
        <cell style="head"><xsl:value-of select="/part/labels/@annex.processing"/></cell>
        <cell style="head"><xsl:value-of select="/part/labels/@fiche.transfers"/></cell>
      </row>
    </xsl:if>
    <xsl:apply-templates select="client" mode="client-row"/>
  </sheet>
</xsl:template>

<xsl:template match="client" mode="client-row">
  <row>
    <xsl:call-template name="client-cells"/>
    <cell link="{processing/@href}"><xsl:apply-templates select="processing" mode="copy"/></cell>
    <cell><xsl:call-template name="joined"><xsl:with-param name="these" select="abroad"/></xsl:call-template></cell>
  </row>
</xsl:template>

<!-- Who decides is the client. -->
<xsl:template name="joint-rows"/>

<!-- ==== one processing ========================================================================================== -->

<xsl:template name="fiche-rows">
  <row>
    <cell style="section"><xsl:value-of select="/part/labels/@processor.clients"/></cell>
    <cell style="head" columns="3"><xsl:value-of select="/part/labels/@annex.reach"/></cell>
    <cell style="head" columns="4"><xsl:value-of select="/part/labels/@processor.contract"/></cell>
  </row>
  <xsl:choose>
    <xsl:when test="clients/apart">
      <row><cell style="label" columns="8" link="#clients"><xsl:value-of select="clients/apart"/></cell></row>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="clients/group/client" mode="fiche"/></xsl:otherwise>
  </xsl:choose>
  <row/>
  <row><cell style="section" columns="8"><xsl:value-of select="/part/labels/@processor.categories"/></cell></row>
  <xsl:for-each select="clients/group[categories]">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label">
        <xsl:call-template name="joined"><xsl:with-param name="these" select="whose"/></xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="content"><xsl:apply-templates select="categories" mode="inline"/></xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@fiche.about"/>
    <xsl:with-param name="these" select="description"/>
  </xsl:call-template>
  <xsl:for-each select="purpose">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="@slot"/>
      <xsl:with-param name="content"><xsl:apply-templates select="." mode="line"/></xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <row/>
  <xsl:call-template name="recipient-rows"/>
  <row/>
  <xsl:call-template name="transfer-rows"/>
  <row/>
  <xsl:call-template name="measure-rows"/>
  <row/>
  <row><cell style="section" columns="8"><xsl:value-of select="/part/labels/@processor.end"/></cell></row>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@annex.contract"/>
    <xsl:with-param name="these" select="clients/end"/>
  </xsl:call-template>
  <xsl:for-each select="retain">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label">
        <xsl:call-template name="joined"><xsl:with-param name="these" select="data"/></xsl:call-template>
        <xsl:if test="not(data)"><xsl:value-of select="/part/labels/@retention.all"/></xsl:if>
      </xsl:with-param>
      <xsl:with-param name="content"><xsl:apply-templates select="." mode="beside"/></xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <row/>
  <row><cell style="section" columns="8"><xsl:value-of select="/part/labels/@fiche.more"/></cell></row>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.reviewed"/>
    <xsl:with-param name="these" select="reviewed"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.software"/>
    <xsl:with-param name="these" select="software"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.sub-processors"/>
    <xsl:with-param name="these" select="no-recipient | clients/authorisation"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.transfers"/>
    <xsl:with-param name="these" select="no-transfer"/>
  </xsl:call-template>
  <xsl:call-template name="row-periods"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.notes"/>
    <xsl:with-param name="these" select="note"/>
  </xsl:call-template>
</xsl:template>

<!-- A client with how to reach it, and what of its contract is its own and what it shares. -->
<xsl:template match="client" mode="fiche">
  <row>
    <cell style="label"><xsl:call-template name="client-name"/></cell>
    <cell columns="3"><xsl:for-each select="party"><xsl:call-template name="client-reach"/></xsl:for-each></cell>
    <cell columns="4">
      <xsl:if test="contract/*">
        <p><xsl:call-template name="joined"><xsl:with-param name="these" select="contract/*"/></xsl:call-template></p>
      </xsl:if>
      <xsl:for-each select="../contract"><p><xsl:call-template name="contract"/></p></xsl:for-each>
    </cell>
  </row>
</xsl:template>

<xsl:template match="clients/authorisation | clients/end" mode="line"><xsl:call-template name="term"/></xsl:template>

</xsl:stylesheet>
