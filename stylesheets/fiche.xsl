<?xml version="1.0" encoding="UTF-8"?>
<!--
  fiche: a processing's sheet of the workbook, row by row as CNIL's model of 2019 has them; then what that model does
  not ask for.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="part[@kind = 'processing']" mode="sheets">
  <xsl:apply-templates select="processing" mode="fiche"/>
</xsl:template>

<xsl:template match="processing" mode="fiche">
  <sheet id="{/part/@id}" orientation="landscape">
    <xsl:attribute name="name">
      <xsl:text>3.</xsl:text><xsl:value-of select="@number"/><xsl:text> - </xsl:text><xsl:value-of select="name"/>
    </xsl:attribute>
    <column width="40"/><column width="26"/><column width="26"/><column width="14"/><column width="20"/>
    <column width="16"/><column width="18"/><column width="28"/>
    <row>
      <cell style="title" columns="7"><xsl:value-of select="/part/labels/@fiche"/></cell>
      <cell style="note"><xsl:value-of select="@code"/></cell>
    </row>
    <row><cell style="note" columns="8" link="#list"><xsl:value-of select="/part/labels/@tab.list"/></cell></row>
    <row><cell style="section" columns="8"><xsl:value-of select="/part/labels/@fiche.description"/></cell></row>
    <row>
      <cell style="label"><xsl:value-of select="/part/labels/@list.title"/></cell>
      <cell columns="7"><xsl:apply-templates select="name" mode="inline"/></cell>
    </row>
    <row>
      <cell style="label">
        <xsl:value-of select="/part/labels/@list.reference"/><help><xsl:value-of select="/part/labels/@help.reference"/></help>
      </cell>
      <cell columns="7"><xsl:value-of select="@code"/></cell>
    </row>
    <row>
      <cell style="label"><xsl:value-of select="/part/labels/@fiche.created"/></cell>
      <xsl:call-template name="date-cell">
        <xsl:with-param name="day" select="created"/><xsl:with-param name="columns" select="7"/>
      </xsl:call-template>
    </row>
    <row>
      <cell style="label"><xsl:value-of select="/part/labels/@fiche.updated"/></cell>
      <xsl:call-template name="date-cell">
        <xsl:with-param name="day" select="updated"/><xsl:with-param name="columns" select="7"/>
      </xsl:call-template>
    </row>
    <row/>
    <xsl:call-template name="actor-rows"/>
    <row/>
    <xsl:call-template name="fiche-rows"/>
  </sheet>
</xsl:template>

<xsl:template name="fiche-rows">
  <row>
    <cell style="section" columns="8">
      <xsl:value-of select="/part/labels/@fiche.purposes"/><help><xsl:value-of select="/part/labels/@help.purposes"/></help>
    </cell>
  </row>
  <xsl:for-each select="purpose | blank[@of = 'purpose']">
    <row>
      <cell style="label"><xsl:value-of select="@slot"/></cell>
      <cell columns="7"><xsl:apply-templates select="self::purpose" mode="line"/></cell>
    </row>
  </xsl:for-each>
  <row/>
  <xsl:call-template name="data-rows"/>
  <row/>
  <xsl:call-template name="people-rows"/>
  <row/>
  <xsl:call-template name="recipient-rows"/>
  <row/>
  <xsl:call-template name="measure-rows"/>
  <row/>
  <xsl:call-template name="transfer-rows"/>
  <row/>
  <row>
    <cell style="section" columns="8">
      <xsl:value-of select="/part/labels/@fiche.more"/><help><xsl:value-of select="/part/labels/@help.more"/></help>
    </cell>
  </row>
  <xsl:call-template name="further-rows"/>
</xsl:template>

<!-- A label, and what stands beside it over the rest of the sheet. -->
<xsl:template name="table-row">
  <xsl:param name="label"/>
  <xsl:param name="content"/>
  <row>
    <cell style="label"><xsl:value-of select="$label"/></cell>
    <cell columns="7"><xsl:copy-of select="$content"/></cell>
  </row>
</xsl:template>

<xsl:template name="row">
  <xsl:param name="label"/>
  <xsl:param name="these"/>
  <xsl:if test="$these">
    <row>
      <cell style="label"><xsl:value-of select="$label"/></cell>
      <cell columns="7"><xsl:call-template name="lines"><xsl:with-param name="these" select="$these"/></xsl:call-template></cell>
    </row>
  </xsl:if>
</xsl:template>

<!-- ==== who ===================================================================================================== -->

<xsl:template name="actor-rows">
  <row>
    <cell style="section"><xsl:value-of select="/part/labels/@fiche.actors"/><help><xsl:value-of select="/part/labels/@help.actors"/></help></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@fiche.who"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@cell.address"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@fiche.postcode"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@cell.town"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@fiche.country"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@cell.phone"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@cell.email"/></cell>
  </row>
  <xsl:call-template name="actor-row">
    <xsl:with-param name="label" select="/part/labels/@fiche.controller"/>
    <xsl:with-param name="actor" select="actor[@of = 'controller']"/>
  </xsl:call-template>
  <xsl:call-template name="actor-row">
    <xsl:with-param name="label" select="/part/labels/@fiche.dpo"/>
    <xsl:with-param name="actor" select="actor[@of = 'dpo']"/>
  </xsl:call-template>
  <row>
    <cell style="label"><xsl:value-of select="/part/labels/@fiche.dpo.company"/></cell>
    <cell><xsl:apply-templates select="actor[@of = 'dpo']/company" mode="inline"/></cell>
    <cell/><cell/><cell/><cell/><cell/><cell/>
  </row>
  <xsl:call-template name="actor-row">
    <xsl:with-param name="label" select="/part/labels/@fiche.representative"/>
    <xsl:with-param name="actor" select="actor[@of = 'representative']"/>
  </xsl:call-template>
  <xsl:call-template name="joint-rows"/>
</xsl:template>

<xsl:template name="joint-rows">
  <xsl:if test="not(actor[@of = 'joint'])">
    <xsl:call-template name="actor-row"><xsl:with-param name="label" select="/part/labels/@fiche.joint"/></xsl:call-template>
  </xsl:if>
  <xsl:for-each select="actor[@of = 'joint']">
    <xsl:call-template name="actor-row">
      <xsl:with-param name="label" select="/part/labels/@fiche.joint"/>
      <xsl:with-param name="actor" select="."/>
    </xsl:call-template>
  </xsl:for-each>
</xsl:template>

<xsl:template name="actor-row">
  <xsl:param name="label"/>
  <xsl:param name="actor" select="/.."/>
  <row>
    <cell style="label"><xsl:value-of select="$label"/></cell>
    <cell><xsl:call-template name="named"><xsl:with-param name="actor" select="$actor"/></xsl:call-template></cell>
    <cell><xsl:apply-templates select="$actor/street" mode="inline"/></cell>
    <cell><xsl:apply-templates select="$actor/postcode" mode="inline"/></cell>
    <cell><xsl:apply-templates select="$actor/town" mode="inline"/></cell>
    <cell><xsl:apply-templates select="$actor/country" mode="inline"/></cell>
    <cell><xsl:apply-templates select="$actor/phone" mode="inline"/></cell>
    <cell><xsl:call-template name="electronic"><xsl:with-param name="actor" select="$actor"/></xsl:call-template></cell>
  </row>
</xsl:template>

<!-- ==== which data, how long ==================================================================================== -->

<xsl:template name="data-rows">
  <xsl:call-template name="data-head">
    <xsl:with-param name="label" select="/part/labels/@fiche.data"/>
    <xsl:with-param name="help" select="/part/labels/@help.data"/>
  </xsl:call-template>
  <xsl:apply-templates select="row[@block = 'data']" mode="data"/>
  <xsl:for-each select="data[from] | data[gap]">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@table.data"/>
      <xsl:with-param name="content"><xsl:apply-templates select="." mode="line"/></xsl:with-param>
    </xsl:call-template>
  </xsl:for-each>
  <row/>
  <xsl:call-template name="data-head">
    <xsl:with-param name="label" select="/part/labels/@fiche.sensitive"/>
    <xsl:with-param name="help" select="/part/labels/@help.sensitive"/>
  </xsl:call-template>
  <xsl:apply-templates select="row[@block = 'sensitive']" mode="data"/>
</xsl:template>

<xsl:template name="data-head">
  <xsl:param name="label"/>
  <xsl:param name="help"/>
  <row>
    <cell style="section"><xsl:value-of select="$label"/><help><xsl:value-of select="$help"/></help></cell>
    <cell style="head" columns="3"><xsl:value-of select="/part/labels/@fiche.data.what"/></cell>
    <cell style="head" columns="4">
      <xsl:value-of select="/part/labels/@table.retention"/><help><xsl:value-of select="/part/labels/@help.retention"/></help>
    </cell>
  </row>
</xsl:template>

<!-- A family has a row for each of its categories; one that is not processed stays empty. -->
<xsl:template match="row" mode="data">
  <xsl:if test="not(category)">
    <row><cell style="label"><xsl:value-of select="@label"/></cell><cell columns="3"/><cell columns="4"/></row>
  </xsl:if>
  <xsl:for-each select="category">
    <row>
      <xsl:if test="position() = 1">
        <cell style="label">
          <xsl:if test="following-sibling::category">
            <xsl:attribute name="rows"><xsl:value-of select="count(../category)"/></xsl:attribute>
          </xsl:if>
          <xsl:value-of select="../@label"/>
        </cell>
      </xsl:if>
      <cell columns="3"><xsl:apply-templates select="." mode="whole"/></cell>
      <cell columns="4">
        <xsl:choose>
          <xsl:when test="retain[2]">
            <ul><xsl:for-each select="retain"><li><xsl:apply-templates select="." mode="beside"/></li></xsl:for-each></ul>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="retain" mode="beside"/></xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:for-each>
</xsl:template>

<xsl:template match="category" mode="whole"><xsl:call-template name="category"/></xsl:template>

<!-- The data are the row's; a purpose is named where there are several. -->
<xsl:template match="retain" mode="beside">
  <xsl:variable name="scope" select="purpose[/part/processing/purpose[2]] | subject | via"/>
  <xsl:if test="$scope">
    <xsl:call-template name="listed"><xsl:with-param name="these" select="$scope"/></xsl:call-template>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:apply-templates select="." mode="period"/>
</xsl:template>

<!-- ==== people, recipients, measures, transfers ================================================================= -->

<xsl:template name="numbered-head">
  <xsl:param name="label"/>
  <xsl:param name="help"/>
  <xsl:param name="kind"/>
  <row>
    <cell style="section"><xsl:value-of select="$label"/><help><xsl:value-of select="$help"/></help></cell>
    <cell style="head" columns="3"><xsl:value-of select="$kind"/></cell>
    <cell style="head" columns="4"><xsl:value-of select="/part/labels/@fiche.details"/></cell>
  </row>
</xsl:template>

<xsl:template name="people-rows">
  <xsl:call-template name="numbered-head">
    <xsl:with-param name="label" select="/part/labels/@sheet.subjects"/>
    <xsl:with-param name="help" select="/part/labels/@help.subjects"/>
    <xsl:with-param name="kind" select="/part/labels/@fiche.data.what"/>
  </xsl:call-template>
  <xsl:for-each select="subject/subject | subject[@slot] | blank[@of = 'subject']">
    <row>
      <cell style="label"><xsl:value-of select="@slot"/></cell>
      <cell columns="3" choices="subjects">
        <xsl:choose>
          <xsl:when test="@kind"><xsl:value-of select="@kind"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell columns="4"><xsl:if test="@kind and . != @kind"><xsl:apply-templates select="." mode="inline"/></xsl:if></cell>
    </row>
  </xsl:for-each>
</xsl:template>

<xsl:template name="recipient-rows">
  <xsl:call-template name="numbered-head">
    <xsl:with-param name="label" select="/part/labels/@fiche.recipients"/>
    <xsl:with-param name="help" select="/part/labels/@help.recipients"/>
    <xsl:with-param name="kind" select="/part/labels/@fiche.recipients.kind"/>
  </xsl:call-template>
  <xsl:for-each select="recipients/group/recipient | blank[@of = 'recipient']">
    <row>
      <cell style="label"><xsl:value-of select="@slot"/></cell>
      <cell columns="3" choices="recipients"><xsl:apply-templates select="role" mode="inline"/></cell>
      <cell columns="4"><xsl:apply-templates select="self::recipient" mode="full"/></cell>
    </row>
  </xsl:for-each>
</xsl:template>

<!-- The role has a cell of its own. -->
<xsl:template match="recipient" mode="reach">
  <xsl:for-each select="party/country | party[not(../role/@code = 'processor')]/*[self::address or self::email or self::phone]">
    <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:call-template name="places"/>
</xsl:template>

<xsl:template name="measure-rows">
  <xsl:call-template name="numbered-head">
    <xsl:with-param name="label" select="/part/labels/@sheet.measures"/>
    <xsl:with-param name="help" select="/part/labels/@help.measures"/>
    <xsl:with-param name="kind" select="/part/labels/@fiche.measures.kind"/>
  </xsl:call-template>
  <xsl:for-each select="measures/family/measure | blank[@of = 'measure']">
    <row>
      <cell style="label"><xsl:value-of select="@slot"/></cell>
      <cell columns="3" choices="measures">
        <xsl:value-of select="parent::family/@label"/>
        <xsl:if test="self::blank"><xsl:apply-templates select="../measures[@hidden]" mode="inline"/></xsl:if>
      </cell>
      <cell columns="4">
        <xsl:if test="self::measure and (label != parent::family/@label or detail)">
          <xsl:apply-templates select="." mode="name"/>
          <xsl:for-each select="detail"><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
        </xsl:if>
      </cell>
    </row>
  </xsl:for-each>
</xsl:template>

<xsl:template name="transfer-rows">
  <row>
    <cell style="section"><xsl:value-of select="/part/labels/@fiche.transfers"/><help><xsl:value-of select="/part/labels/@help.transfers"/></help></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@table.recipient"/></cell>
    <cell style="head"><xsl:value-of select="/part/labels/@fiche.country"/></cell>
    <cell style="head" columns="2"><xsl:value-of select="/part/labels/@fiche.safeguard"/></cell>
    <cell style="head" columns="3"><xsl:value-of select="/part/labels/@fiche.documents"/></cell>
  </row>
  <xsl:for-each select="transfer | blank[@of = 'transfer']">
    <row>
      <cell style="label"><xsl:value-of select="@slot"/></cell>
      <cell><xsl:call-template name="transfer-party"/></cell>
      <cell choices="countries"><xsl:apply-templates select="." mode="where"/></cell>
      <cell columns="2" choices="safeguards"><xsl:apply-templates select="instrument" mode="inline"/></cell>
      <cell columns="3"><xsl:apply-templates select="self::transfer" mode="documents"/></cell>
    </row>
  </xsl:for-each>
</xsl:template>

<xsl:template match="blank" mode="where"/>

<xsl:template name="transfer-party">
  <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<xsl:template match="transfer" mode="documents">
  <xsl:call-template name="transfer-documents"/>
  <xsl:for-each select="tia | tia-date[not(../tia)]"><p><xsl:apply-templates select="." mode="recorded"/></p></xsl:for-each>
  <xsl:call-template name="transfer-assessed"/>
</xsl:template>

<!-- Which decision or clauses, where a copy can be had. -->
<xsl:template name="transfer-documents">
  <xsl:if test="decision or reference">
    <p><xsl:call-template name="joined"><xsl:with-param name="these" select="decision | reference"/></xsl:call-template></p>
  </xsl:if>
  <xsl:for-each select="fallback">
    <p>
      <xsl:value-of select="/part/labels/@transfer.fallback"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="." mode="inline"/>
    </p>
  </xsl:for-each>
  <xsl:if test="copy or copy-at">
    <p>
      <xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="." mode="copy-of-safeguard"/>
    </p>
  </xsl:if>
</xsl:template>

<!-- What was assessed; what else is told of it. -->
<xsl:template name="transfer-assessed">
  <xsl:for-each select="assessment | *[self::dpf-listed or self::pipeda or self::in-scope or self::repetitive
                        or self::notified][@gap or @code = 'yes']">
    <p><xsl:apply-templates select="." mode="recorded"/></p>
  </xsl:for-each>
  <xsl:for-each select="risks | remedies"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:for-each>
</xsl:template>

<!-- ==== what the model does not ask for ========================================================================= -->

<xsl:template name="further-rows">
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@fiche.about"/>
    <xsl:with-param name="these" select="description"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.reviewed"/>
    <xsl:with-param name="these" select="reviewed"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.software"/>
    <xsl:with-param name="these" select="software"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.joint"/>
    <xsl:with-param name="these" select="joint-controller"/>
  </xsl:call-template>
  <xsl:call-template name="row-sensitive"/>
  <!-- Rows for each category hold these, unless it is for none of them. -->
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.retention"/>
    <xsl:with-param name="these" select="retain[not(@id = ../row/category/retain/@id)]"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.recipients"/>
    <xsl:with-param name="these" select="no-recipient"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.transfers"/>
    <xsl:with-param name="these" select="no-transfer"/>
  </xsl:call-template>
  <xsl:call-template name="more-rows"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@fiche.told"/>
    <xsl:with-param name="these" select="notice | situation"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.notes"/>
    <xsl:with-param name="these" select="note"/>
  </xsl:call-template>
</xsl:template>

</xsl:stylesheet>
