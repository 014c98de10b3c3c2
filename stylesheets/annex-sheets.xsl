<?xml version="1.0" encoding="UTF-8"?>
<!--
  annex-sheets: the register's annexes as sheets of its workbook, a row each thing that one filters by: who receives
  what, contracts, transfers, periods, measures.  A part with a heading begins its sheet.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- Where they are, on the first sheet. -->
<xsl:template name="annex-links">
  <xsl:if test="annex">
    <row/>
    <row><cell style="section" columns="2"><xsl:value-of select="/part/labels/@tab.annexes"/></cell></row>
    <xsl:for-each select="annex">
      <row><cell style="label" columns="2" link="#{@ref}"><xsl:value-of select="."/></cell></row>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<xsl:template name="processings-cell"><cell><xsl:call-template name="processings"/></cell></xsl:template>

<!-- What there is to say of a table, above it. -->
<xsl:template name="annex-note">
  <xsl:param name="columns"/>
  <xsl:for-each select="say">
    <row>
      <cell style="note" columns="{$columns}">
        <xsl:apply-templates select="." mode="inline"/>
        <xsl:if test="../key"><xsl:text> </xsl:text><xsl:call-template name="key-of-marks"/></xsl:if>
      </cell>
    </row>
  </xsl:for-each>
</xsl:template>

<xsl:template name="key-of-marks">
  <xsl:for-each select="..">
    <xsl:for-each select="key">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
      <xsl:value-of select="@mark"/><xsl:value-of select="$colon"/><xsl:apply-templates mode="copy"/>
    </xsl:for-each>
    <xsl:if test="matrix/row/cell/role/@proposed">
      <xsl:value-of select="$semicolon"/>*<xsl:value-of select="$colon"/><xsl:value-of select="/part/labels/@annex.proposed"/>
    </xsl:if>
    <xsl:value-of select="/part/labels/@stop"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== who receives what ======================================================================================= -->

<xsl:template match="part[@kind = 'annex-recipients'][matrix]" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.recipients}" freeze-rows="3" freeze-columns="1" orientation="landscape">
    <column width="44"/>
    <xsl:for-each select="matrix/column"><column width="12"/></xsl:for-each>
    <xsl:call-template name="annex-note"><xsl:with-param name="columns" select="matrix/@columns"/></xsl:call-template>
    <row>
      <cell/>
      <xsl:for-each select="matrix/group"><cell style="section" columns="{@columns}"><xsl:value-of select="."/></cell></xsl:for-each>
    </row>
    <row filter="yes">
      <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processing"/></xsl:call-template>
      <xsl:for-each select="matrix/column"><cell style="head"><xsl:apply-templates select="." mode="inline"/></cell></xsl:for-each>
    </row>
    <xsl:for-each select="matrix/row">
      <row>
        <cell style="label"><xsl:apply-templates select="processing" mode="name"/></cell>
        <xsl:for-each select="cell">
          <cell><xsl:call-template name="crossing"/></cell>
        </xsl:for-each>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<!-- There are too many for that. -->
<xsl:template match="part[@kind = 'annex-recipients'][not(matrix)]" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.recipients}" freeze-rows="2" freeze-columns="1" orientation="landscape">
    <xsl:if test="heading">
      <column width="44"/><column width="44"/><column width="26"/><column width="36"/><column width="20"/>
      <xsl:call-template name="annex-note"><xsl:with-param name="columns" select="5"/></xsl:call-template>
      <row filter="yes">
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processing"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.recipient"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.group"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.recipients.kind"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.country"/></xsl:call-template>
      </row>
    </xsl:if>
    <xsl:for-each select="receives">
      <row>
        <cell style="label"><xsl:apply-templates select="processing" mode="name"/></cell>
        <cell><xsl:apply-templates select="label" mode="inline"/><xsl:apply-templates select="@proposed"/></cell>
        <cell><xsl:value-of select="@group"/></cell>
        <cell><xsl:apply-templates select="role" mode="role"/></cell>
        <cell><xsl:apply-templates select="country" mode="inline"/></cell>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<!-- ==== who works for the organisation ========================================================================== -->

<!-- How to reach somebody, and what a contract says: cells that clients have too. -->
<xsl:template name="reach-heads">
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@cell.address"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.country"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@cell.email"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@cell.phone"/></xsl:call-template>
</xsl:template>

<xsl:template name="reach-cells">
  <xsl:param name="party"/>
  <cell><xsl:apply-templates select="$party/address" mode="inline"/></cell>
  <cell choices="countries"><xsl:apply-templates select="$party/country" mode="inline"/></cell>
  <cell><xsl:apply-templates select="$party/email" mode="inline"/></cell>
  <cell><xsl:apply-templates select="$party/phone" mode="inline"/></cell>
</xsl:template>

<xsl:template name="contract-heads">
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.contract"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@clients.date"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@clients.clauses"/></xsl:call-template>
</xsl:template>

<xsl:template name="contract-cells">
  <xsl:param name="contract"/>
  <cell>
    <xsl:for-each select="$contract[gap]"><xsl:call-template name="gap"/></xsl:for-each>
    <xsl:apply-templates select="$contract/reference" mode="inline"/>
    <xsl:if test="$contract[self::no-contract]"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
  </cell>
  <xsl:call-template name="date-cell"><xsl:with-param name="day" select="$contract/date"/></xsl:call-template>
  <cell><xsl:apply-templates select="$contract" mode="clauses"/></cell>
</xsl:template>

<!-- What it says, a line each; reference and date have cells of their own. -->
<xsl:template match="no-contract" mode="clauses"/>
<xsl:template match="contract" mode="clauses">
  <xsl:for-each select="clauses[1] | sub-processors | instructions | breach-notice[@gap or @code = 'yes'] | end">
    <p><xsl:apply-templates select="." mode="clause"/></p>
  </xsl:for-each>
</xsl:template>

<!-- A row each contract. -->
<xsl:template match="part[@kind = 'annex-processors']" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.processors}" freeze-rows="1" freeze-columns="1" orientation="landscape">
    <xsl:if test="heading">
      <column width="28"/><column width="28"/><column width="14"/><column width="28"/><column width="16"/>
      <column width="16"/><column width="16"/><column width="44"/><column width="26"/><column width="40"/>
      <row filter="yes">
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processor"/></xsl:call-template>
        <xsl:call-template name="reach-heads"/>
        <xsl:call-template name="contract-heads"/>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.engaged"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processings"/></xsl:call-template>
      </row>
    </xsl:if>
    <xsl:for-each select="engagement/contract | engagement/no-contract">
      <row>
        <cell style="label">
          <xsl:apply-templates select="../label" mode="inline"/>
          <xsl:if test="../hds/@code = 'yes'"><br/><xsl:value-of select="/part/labels/@annex.hds"/></xsl:if>
        </cell>
        <xsl:call-template name="reach-cells"><xsl:with-param name="party" select=".."/></xsl:call-template>
        <xsl:call-template name="contract-cells"><xsl:with-param name="contract" select="."/></xsl:call-template>
        <cell>
          <xsl:call-template name="lines"><xsl:with-param name="these" select="../engaged"/></xsl:call-template>
          <xsl:if test="@engages = 'none'"><xsl:value-of select="/part/labels/@none"/></xsl:if>
          <xsl:if test="@engages = 'unknown'"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
        </cell>
        <xsl:call-template name="processings-cell"/>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<!-- ==== what leaves Europe ====================================================================================== -->

<xsl:template match="part[@kind = 'annex-transfers']" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.transfers}" freeze-rows="1" freeze-columns="1" orientation="landscape">
    <xsl:if test="heading">
      <column width="36"/><column width="32"/><column width="20"/><column width="40"/><column width="50"/>
      <column width="40"/><column width="18"/>
      <row filter="yes">
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processing"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.recipient"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.country"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.safeguard"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.documents"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.tia"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.tia.date"/></xsl:call-template>
      </row>
    </xsl:if>
    <xsl:for-each select="transfer">
      <row>
        <cell style="label"><xsl:call-template name="processings"/></cell>
        <cell><xsl:call-template name="transfer-party"/></cell>
        <cell><xsl:apply-templates select="." mode="where"/></cell>
        <cell><xsl:apply-templates select="instrument" mode="inline"/></cell>
        <cell><xsl:call-template name="transfer-documents"/></cell>
        <cell>
          <xsl:if test="tia"><p><xsl:apply-templates select="tia" mode="inline"/></p></xsl:if>
          <xsl:call-template name="transfer-assessed"/>
        </cell>
        <xsl:call-template name="date-cell"><xsl:with-param name="day" select="tia-date"/></xsl:call-template>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<!-- ==== how long, and how guarded =============================================================================== -->

<xsl:template match="part[@kind = 'annex-retention']" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.retention}" freeze-rows="1" freeze-columns="1" orientation="landscape">
    <xsl:if test="heading">
      <column width="40"/><column width="36"/><column width="80"/><column width="50"/>
      <row filter="yes">
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.data"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.scope"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.retention"/></xsl:call-template>
        <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processings"/></xsl:call-template>
      </row>
    </xsl:if>
    <xsl:for-each select="kept/line">
      <row>
        <cell style="label"><xsl:apply-templates select="../category" mode="inline"/></cell>
        <cell>
          <xsl:for-each select="retain">
            <xsl:call-template name="listed"><xsl:with-param name="these" select="purpose | subject | via"/></xsl:call-template>
          </xsl:for-each>
        </cell>
        <cell><xsl:apply-templates select="retain" mode="period"/></cell>
        <xsl:call-template name="processings-cell"/>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<xsl:template match="part[@kind = 'annex-measures']" mode="sheets">
  <sheet id="{@kind}" name="{/part/labels/@tab.measures}" freeze-rows="1" freeze-columns="1" orientation="landscape">
    <column width="36"/><column width="44"/><column width="50"/><column width="50"/>
    <row filter="yes">
      <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.family"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.measure"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.details"/></xsl:call-template>
      <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.processings"/></xsl:call-template>
    </row>
    <xsl:for-each select="guard">
      <row>
        <cell style="label"><xsl:value-of select="@family"/></cell>
        <cell><xsl:apply-templates select="label" mode="inline"/></cell>
        <cell><xsl:apply-templates select="detail" mode="inline"/></cell>
        <cell><xsl:call-template name="guarded"/></cell>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

</xsl:stylesheet>
