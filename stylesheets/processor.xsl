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
  <table id="{/part/@id}.sheet">
    <xsl:copy-of select="@src | @for"/>
    <caption><xsl:value-of select="/part/labels/@sheet"/></caption>
    <colgroup><col width="28"/><col width="72"/></colgroup>
    <tbody><xsl:call-template name="sheet-rows"/></tbody>
  </table>
  <xsl:call-template name="sheet-notes"/>
</xsl:template>

<xsl:template name="sheet-rows">
  <!-- (a) -->
  <xsl:if test="clients">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.clients"/></th>
      <td>
        <xsl:choose>
          <xsl:when test="clients/@href"><a href="{clients/@href}"><xsl:value-of select="clients/@label"/></a></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="lines"><xsl:with-param name="these" select="clients/group/client"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:if>
  <!-- (b) -->
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.categories"/>
    <xsl:with-param name="these" select="clients/group/categories | description | purpose"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.contract"/>
    <xsl:with-param name="these" select="clients/group/contract[../client/contract/* or *]"/>
  </xsl:call-template>
  <!-- Who reads them here is no sub-processor. -->
  <xsl:variable name="others" select="recipients/group[@code != 'internal']"/>
  <xsl:if test="recipients/group or no-recipient or clients/authorisation">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@processor.sub-processors"/></th>
      <td>
        <xsl:choose>
          <xsl:when test="$others"><xsl:apply-templates select="$others" mode="cell"/></xsl:when>
          <xsl:when test="no-recipient"><p><xsl:apply-templates select="no-recipient" mode="line"/></p></xsl:when>
          <xsl:when test="recipients/group"><p><xsl:value-of select="/part/labels/@none"/></p></xsl:when>
        </xsl:choose>
        <xsl:for-each select="clients/authorisation"><p><xsl:call-template name="term"/></p></xsl:for-each>
      </td>
    </tr>
  </xsl:if>
  <!-- (c), (d) -->
  <xsl:call-template name="row-transfers"/>
  <xsl:call-template name="row-measures"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@processor.end"/>
    <xsl:with-param name="these" select="clients/end | retain"/>
  </xsl:call-template>
  <xsl:call-template name="row-periods"/>
  <xsl:call-template name="row-dates"/>
</xsl:template>

<!-- Whom a processor engages is its sub-processor. -->
<xsl:template match="recipients/group[@code = 'processor']" mode="cell">
  <xsl:call-template name="group-of-recipients">
    <xsl:with-param name="label"><xsl:value-of select="/part/labels/@processor.engaged"/></xsl:with-param>
  </xsl:call-template>
</xsl:template>

<!-- ==== what is alike for some clients ========================================================================== -->

<!-- Whose it is, where it is not everyone's. -->
<xsl:template name="whose">
  <xsl:if test="whose">
    <strong><xsl:call-template name="joined"><xsl:with-param name="these" select="whose"/></xsl:call-template></strong>
    <xsl:value-of select="$colon"/>
  </xsl:if>
</xsl:template>

<xsl:template match="clients/group/categories" mode="line">
  <xsl:if test="../../group[2]"><xsl:for-each select=".."><xsl:call-template name="whose"/></xsl:for-each></xsl:if>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<!-- Each client's own contract, where they are few; then what all these contracts say. -->
<xsl:template match="clients/group/contract" mode="line">
  <xsl:choose>
    <xsl:when test="../client">
      <xsl:variable name="several" select="../../group[2] or ../client[2]"/>
      <xsl:for-each select="../client[contract/*]">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:if test="$several">
          <strong><xsl:call-template name="client-name"/></strong><xsl:value-of select="$colon"/>
        </xsl:if>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="contract/*"/></xsl:call-template>
      </xsl:for-each>
      <xsl:if test="*">
        <xsl:choose>
          <xsl:when test="../client[2]/contract/*"><br/></xsl:when>
          <xsl:when test="../client/contract/*"><xsl:value-of select="$semicolon"/></xsl:when>
          <xsl:when test="$several">
            <strong><xsl:for-each select="../client">
              <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
              <xsl:call-template name="client-name"/>
            </xsl:for-each></strong>
            <xsl:value-of select="$colon"/>
          </xsl:when>
        </xsl:choose>
      </xsl:if>
    </xsl:when>
    <xsl:when test="../../group[2]"><xsl:for-each select=".."><xsl:call-template name="whose"/></xsl:for-each></xsl:when>
  </xsl:choose>
  <xsl:call-template name="contract"/>
</xsl:template>

<xsl:template name="client-name">
  <xsl:apply-templates select="party | gap | ref" mode="inline"/>
</xsl:template>

<xsl:template match="clients/end" mode="line"><xsl:call-template name="term"/></xsl:template>
<xsl:template name="term">
  <xsl:call-template name="whose"/>
  <xsl:if test="not(whose)"><xsl:value-of select="/part/labels/@processor.by-contract"/><xsl:value-of select="$colon"/></xsl:if>
  <xsl:apply-templates select="sub-processors | end" mode="inline"/>
</xsl:template>
<!-- ==== a client ================================================================================================ -->

<!-- With how to reach it, and those who speak for it (Art. 30(2)(a)). -->
<xsl:template match="client" mode="line">
  <xsl:call-template name="client-name"/>
  <xsl:for-each select="party">
    <xsl:if test="division | address | country | email | phone"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:call-template name="client-reach"/>
  </xsl:for-each>
</xsl:template>

<xsl:template name="client-reach">
  <xsl:for-each select="division | address">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:for-each select="country | email | phone">
    <xsl:if test="position() &gt; 1 or ../division or ../address"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:for-each select="representative | dpo[not(status/@code = 'none')]">
    <br/>
    <xsl:choose>
      <xsl:when test="self::dpo"><xsl:value-of select="/part/labels/@organisation.dpo"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/part/labels/@organisation.representative"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="contact"/>
  </xsl:for-each>
</xsl:template>

<!-- Many clients, below the activity that is theirs. -->
<xsl:template match="part[@kind = 'annex-clients']" mode="opening">
  <xsl:if test="heading"><xsl:attribute name="starts">page</xsl:attribute></xsl:if>
  <xsl:attribute name="sheet">wide</xsl:attribute>
</xsl:template>

<xsl:template match="part[@kind = 'annex-clients']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:for-each select="activity">
    <h3 id="{@id}"><xsl:apply-templates select="." mode="inline"/></h3>
  </xsl:for-each>
  <xsl:for-each select="group[@grouped]">
    <table id="{/part/@id}.{@number}">
      <xsl:if test="@label"><caption><xsl:value-of select="@label"/></caption></xsl:if>
      <colgroup><col width="30"/><col width="45"/><col width="25"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@processor.client"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.reach"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.contract"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="client" mode="row"/></tbody>
    </table>
  </xsl:for-each>
  <xsl:if test="group[not(@grouped)]">
    <table id="{@id}.each">
      <colgroup><col width="20"/><col width="25"/><col width="20"/><col width="35"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@processor.client"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.reach"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@processor.done"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.contract"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="group[not(@grouped)]/client" mode="row"/></tbody>
    </table>
  </xsl:if>
</xsl:template>

<xsl:template match="client" mode="row">
  <tr>
    <xsl:copy-of select="@src"/>
    <th scope="row"><xsl:call-template name="client-name"/></th>
    <td data-label="{/part/labels/@annex.reach}">
      <xsl:for-each select="party"><xsl:call-template name="client-reach"/></xsl:for-each>
    </td>
    <xsl:if test="not(../@grouped)">
      <td data-label="{/part/labels/@processor.done}"><xsl:apply-templates select="categories" mode="inline"/></td>
    </xsl:if>
    <td data-label="{/part/labels/@annex.contract}">
      <xsl:for-each select="contract"><xsl:call-template name="contract"/></xsl:for-each>
      <xsl:if test="not(contract)"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
    </td>
  </tr>
</xsl:template>

</xsl:stylesheet>
