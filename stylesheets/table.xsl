<?xml version="1.0" encoding="UTF-8"?>
<!--
  table: the register as one flat table, a row each processing and category of data; what is said of the processing
  stands in each of its rows.  Where a cell has several values, each has a line: no value holds a line end, and
  semicolons and commas stand in many.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="workbook.xsl"/>

<xsl:template match="part[@kind = 'heads']" mode="sheets">
  <sheet id="table" name="{document/@title}">
    <row filter="yes"><xsl:call-template name="heads"/></row>
  </sheet>
</xsl:template>

<xsl:template match="part[@kind = 'processing']" mode="sheets">
  <sheet id="table" name="{document/@title}">
    <xsl:apply-templates select="processing" mode="table"/>
  </sheet>
</xsl:template>

<!-- Some values, a line each. -->
<xsl:template name="values">
  <xsl:param name="these"/>
  <cell><xsl:for-each select="$these"><p><xsl:apply-templates select="." mode="line"/></p></xsl:for-each></cell>
</xsl:template>

<xsl:template name="labels">
  <xsl:param name="these"/>
  <cell><xsl:for-each select="$these"><p><xsl:apply-templates select="." mode="inline"/></p></xsl:for-each></cell>
</xsl:template>

<!-- What both registers have first. -->
<xsl:template name="first-heads">
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@list.reference"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@list.title"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.role"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.created"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.updated"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.purposes"/></xsl:call-template>
</xsl:template>

<xsl:template name="first-cells">
  <cell><xsl:value-of select="@code"/></cell>
  <cell><xsl:apply-templates select="name" mode="inline"/></cell>
  <cell><xsl:apply-templates select="role" mode="inline"/></cell>
  <xsl:call-template name="date-cell"><xsl:with-param name="day" select="created"/></xsl:call-template>
  <xsl:call-template name="date-cell"><xsl:with-param name="day" select="updated"/></xsl:call-template>
  <xsl:call-template name="values"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
</xsl:template>

<!-- They are no business of the public's: an empty column would say that there are none. -->
<xsl:variable name="contracts" select="/part/@audience != 'public'"/>

<!-- What both have of those who receive data, of what leaves Europe, of what guards them. -->
<xsl:template name="shared-heads">
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.internal"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.external"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.processors"/></xsl:call-template>
  <xsl:if test="$contracts">
    <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@heading.annex-processors"/></xsl:call-template>
  </xsl:if>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.transfers"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.countries"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@lists.safeguards"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.documents"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.measures"/></xsl:call-template>
</xsl:template>

<xsl:template name="shared-cells">
  <xsl:call-template name="recipients-cell"><xsl:with-param name="group" select="'internal'"/></xsl:call-template>
  <xsl:call-template name="recipients-cell"><xsl:with-param name="group" select="'external'"/></xsl:call-template>
  <xsl:call-template name="recipients-cell"><xsl:with-param name="group" select="'processor'"/></xsl:call-template>
  <xsl:if test="$contracts">
    <cell><xsl:apply-templates select="recipients/group/recipient[contract]" mode="contract"/></cell>
  </xsl:if>
  <cell>
    <xsl:for-each select="transfer">
      <p>
        <xsl:choose>
          <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:for-each>
    <xsl:apply-templates select="no-transfer" mode="line"/>
  </cell>
  <cell><xsl:for-each select="transfer[not(gap)]"><p><xsl:apply-templates select="." mode="where"/></p></xsl:for-each></cell>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="transfer/instrument"/></xsl:call-template>
  <cell>
    <xsl:for-each select="transfer">
      <xsl:if test="../transfer[2] and party">
        <p>
          <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
          <xsl:value-of select="$colon"/>
        </p>
      </xsl:if>
      <xsl:apply-templates select="." mode="documents"/>
    </xsl:for-each>
  </cell>
  <cell>
    <xsl:apply-templates select="measures[@hidden]" mode="inline"/>
    <xsl:for-each select="measures/family/measure">
      <p>
        <xsl:value-of select="../@label"/>
        <xsl:if test="label != ../@label"><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="name"/></xsl:if>
        <xsl:for-each select="detail"><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
      </p>
    </xsl:for-each>
  </cell>
</xsl:template>

<!-- The workbook has a sheet of them: who it is, how to reach it, what was agreed. -->
<xsl:template match="recipient" mode="contract">
  <p>
    <xsl:call-template name="joined">
      <xsl:with-param name="these" select="party | party/*[self::address or self::email or self::phone]"/>
    </xsl:call-template>
    <xsl:for-each select="contract"><xsl:value-of select="$semicolon"/><xsl:call-template name="contract"/></xsl:for-each>
  </p>
</xsl:template>

<!-- Outside recipients with their role: they are of many kinds. -->
<xsl:template name="recipients-cell">
  <xsl:param name="group"/>
  <cell>
    <xsl:for-each select="recipients/group[@code = $group]/recipient">
      <p>
        <xsl:apply-templates select="." mode="full"/>
        <xsl:for-each select="role[@gap or not(@code = $group)]">
          <xsl:text> (</xsl:text><xsl:apply-templates select="." mode="role"/><xsl:text>)</xsl:text>
        </xsl:for-each>
      </p>
    </xsl:for-each>
    <xsl:if test="$group = 'external'"><xsl:apply-templates select="no-recipient" mode="line"/></xsl:if>
  </cell>
</xsl:template>

<!-- ==== the controller's ======================================================================================== -->

<xsl:template name="heads">
  <xsl:call-template name="first-heads"/>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.basis"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.subjects"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.data"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@annex.family"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.details"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.sensitive"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.allowed"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.origin"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.required"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@table.retention"/></xsl:call-template>
  <xsl:call-template name="shared-heads"/>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.rights"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.dpia"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.automated"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@sheet.software"/></xsl:call-template>
  <xsl:call-template name="head"><xsl:with-param name="label" select="/part/labels/@fiche.joint"/></xsl:call-template>
</xsl:template>

<!-- What is said of the processing is made once, whatever the number of its rows. -->
<xsl:template match="processing" mode="table">
  <xsl:if test="category">
    <xsl:variable name="before"><xsl:call-template name="before-data"/></xsl:variable>
    <xsl:variable name="after"><xsl:call-template name="after-data"/></xsl:variable>
    <xsl:for-each select="category">
      <row>
        <xsl:copy-of select="$before"/>
        <xsl:call-template name="category-cells"/>
        <xsl:copy-of select="$after"/>
      </row>
    </xsl:for-each>
  </xsl:if>
  <!-- What is no category of its own, data of another processing or a gap, has a row behind the others. -->
  <xsl:if test="not(category) or data[from or gap]">
    <row>
      <xsl:call-template name="before-data"/>
      <cell><xsl:for-each select="data[from] | data[gap]"><p><xsl:apply-templates select="." mode="line"/></p></xsl:for-each></cell>
      <cell/><cell/><cell/><cell/><cell/><cell/>
      <xsl:call-template name="values">
        <xsl:with-param name="these" select="retain[not(data and @id = ../category/retain/@id)]"/>
      </xsl:call-template>
      <xsl:call-template name="after-data"/>
    </row>
  </xsl:if>
</xsl:template>

<xsl:template name="before-data">
  <xsl:call-template name="first-cells"/>
  <cell>
    <xsl:for-each select="purpose/basis">
      <p>
        <xsl:if test="../../purpose[2]">
          <xsl:apply-templates select="../label" mode="inline"/><xsl:value-of select="$colon"/>
        </xsl:if>
        <xsl:apply-templates select="." mode="line"><xsl:with-param name="sentences" select="false()"/></xsl:apply-templates>
      </p>
    </xsl:for-each>
  </cell>
  <xsl:call-template name="labels">
    <xsl:with-param name="these" select="subject/subject | subject[@gap or gap]"/>
  </xsl:call-template>
</xsl:template>

<!-- Where several uses have the category, what each says has a line. -->
<xsl:template name="category-cells">
  <xsl:variable name="ref" select="@ref"/>
  <xsl:variable name="uses" select="../data[category/@ref = $ref]"/>
  <cell><xsl:apply-templates select="." mode="name"/></cell>
  <cell><xsl:apply-templates select="family" mode="inline"/></cell>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="item"/></xsl:call-template>
  <cell>
    <xsl:for-each select="special | criminal[@code = 'yes'] | nir[@code = 'yes']">
      <p>
        <xsl:choose>
          <xsl:when test="self::criminal"><xsl:value-of select="/part/labels/@table.criminal"/></xsl:when>
          <xsl:when test="self::nir"><xsl:value-of select="/part/labels/@table.nir"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:for-each>
  </cell>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="$uses/exception | $uses/gateway"/></xsl:call-template>
  <cell>
    <xsl:for-each select="$uses[origin or source]">
      <p><xsl:call-template name="joined"><xsl:with-param name="these" select="origin | source"/></xsl:call-template></p>
    </xsl:for-each>
  </cell>
  <cell>
    <xsl:for-each select="$uses[required]">
      <p>
        <xsl:apply-templates select="required" mode="sourced"/>
        <xsl:for-each select="consequence"><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
      </p>
    </xsl:for-each>
  </cell>
  <cell><xsl:for-each select="retain"><p><xsl:apply-templates select="." mode="beside"/></p></xsl:for-each></cell>
</xsl:template>

<xsl:template name="after-data">
  <xsl:call-template name="shared-cells"/>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="right"/></xsl:call-template>
  <xsl:call-template name="values"><xsl:with-param name="these" select="dpia"/></xsl:call-template>
  <xsl:call-template name="values">
    <xsl:with-param name="these" select="automated-decision | no-automated-decision"/>
  </xsl:call-template>
  <xsl:call-template name="labels"><xsl:with-param name="these" select="software"/></xsl:call-template>
  <cell>
    <xsl:for-each select="joint-controller">
      <p>
        <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
      </p>
    </xsl:for-each>
  </cell>
</xsl:template>

</xsl:stylesheet>
