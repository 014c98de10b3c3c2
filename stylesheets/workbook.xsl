<?xml version="1.0" encoding="UTF-8"?>
<!--
  workbook: the register as a spreadsheet (schema/sheet.rng), its labels in the cells where CNIL's model of 2019 has them:
  who keeps it, the list of processings, a sheet each, and the lists that cells choose from.  What a cell says is what
  the register's page says: a cell may hold blocks and marks, of which its plain lines are made (src/emit/cells.c).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="register.xsl"/>
<xsl:include href="fiche.xsl"/>
<xsl:include href="annex-sheets.xsl"/>

<xsl:template match="/part">
  <workbook document="{@document}" part="{@id}" lang="{@language}" title="{document/@title}">
    <xsl:copy-of select="document/@organisation | document/@version | document/@date | document/@footer"/>
    <xsl:if test="@draft">
      <xsl:attribute name="draft"><xsl:value-of select="document/@banner"/></xsl:attribute>
    </xsl:if>
    <xsl:apply-templates select="." mode="sheets"/>
  </workbook>
</xsl:template>

<!-- ==== cells =================================================================================================== -->

<!-- A day, or what stands in for it. -->
<xsl:template name="date-cell">
  <xsl:param name="day"/>
  <xsl:param name="columns" select="1"/>
  <cell>
    <xsl:if test="$columns != 1"><xsl:attribute name="columns"><xsl:value-of select="$columns"/></xsl:attribute></xsl:if>
    <xsl:if test="$day/@iso">
      <xsl:attribute name="type">date</xsl:attribute>
      <xsl:attribute name="value"><xsl:value-of select="$day/@iso"/></xsl:attribute>
    </xsl:if>
    <xsl:apply-templates select="$day" mode="inline"/>
  </cell>
</xsl:template>

<xsl:template name="head"><xsl:param name="label"/><cell style="head"><xsl:value-of select="$label"/></cell></xsl:template>

<xsl:template name="label-cell">
  <xsl:param name="label"/>
  <cell style="label"><xsl:value-of select="$label"/><xsl:value-of select="/part/labels/@colon"/></cell>
</xsl:template>

<!-- ==== who keeps the register ================================================================================== -->

<xsl:template match="part[@kind = 'register-front']" mode="sheets">
  <sheet id="organisation" name="{/part/labels/@tab.organisation}">
    <column width="36"/><column width="96"/>
    <row><cell style="title" columns="2"><xsl:value-of select="document/@title"/></cell></row>
    <row>
      <cell style="note" columns="2">
        <xsl:for-each select="document/@edition[. != ''] | document/@law[. != '']">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$dot"/></xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </cell>
    </row>
    <xsl:for-each select="say | beside">
      <row><cell style="note" columns="2"><xsl:apply-templates select="."/></cell></row>
    </xsl:for-each>
    <xsl:if test="organisation">
      <row/>
      <row>
        <cell style="section" columns="2"><xsl:value-of select="/part/labels/@front.organisation"/></cell>
      </row>
      <dl><xsl:apply-templates select="organisation" mode="rows"/></dl>
    </xsl:if>
    <xsl:if test="organisation/dpo">
      <row/>
      <row><cell style="section" columns="2"><xsl:value-of select="/part/labels/@front.dpo"/></cell></row>
      <dl><xsl:apply-templates select="organisation/dpo" mode="rows"/></dl>
    </xsl:if>
    <xsl:if test="note">
      <row/>
      <row><cell style="section" columns="2"><xsl:value-of select="/part/labels/@sheet.notes"/></cell></row>
      <xsl:for-each select="note">
        <row><cell columns="2"><xsl:apply-templates select="." mode="prose"/></cell></row>
      </xsl:for-each>
    </xsl:if>
    <xsl:call-template name="annex-links"/>
  </sheet>
  <sheet id="list" name="{/part/labels/@tab.list}" freeze-rows="8" orientation="landscape">
    <column width="62"/><column width="16"/><column width="26"/><column width="18"/><column width="20"/>
    <column width="26"/><column width="32"/><column width="16"/><column width="32"/>
    <xsl:call-template name="coordinates">
      <xsl:with-param name="label" select="/part/labels/@list.controller"/>
      <xsl:with-param name="actor" select="actor[@of = 'controller']"/>
    </xsl:call-template>
    <xsl:call-template name="coordinates">
      <xsl:with-param name="label" select="/part/labels/@list.representative"/>
      <xsl:with-param name="actor" select="actor[@of = 'representative']"/>
    </xsl:call-template>
    <xsl:call-template name="officer"/>
    <row>
      <cell style="section" columns="4"><xsl:value-of select="/part/labels/@list.identification"/></cell>
      <cell style="section" columns="3" rows="2"><xsl:value-of select="/part/labels/@list.purpose"/></cell>
      <cell style="section" columns="2"><xsl:value-of select="/part/labels/@list.sensitive"/></cell>
    </row>
    <row filter="yes">
      <cell style="head"><xsl:value-of select="/part/labels/@list.title"/></cell>
      <cell style="head">
        <xsl:value-of select="/part/labels/@list.reference"/><help><xsl:value-of select="/part/labels/@help.reference"/></help>
      </cell>
      <cell style="head"><xsl:value-of select="/part/labels/@list.created"/></cell>
      <cell style="head"><xsl:value-of select="/part/labels/@list.updated"/></cell>
      <cell style="head" columns="2"><xsl:value-of select="/part/labels/@list.yes-no"/></cell>
    </row>
    <xsl:for-each select="activity">
      <row>
        <cell style="label" link="#{@ref}"><xsl:apply-templates select="title" mode="inline"/></cell>
        <cell><xsl:value-of select="@code"/></cell>
        <xsl:call-template name="date-cell"><xsl:with-param name="day" select="created"/></xsl:call-template>
        <xsl:call-template name="date-cell"><xsl:with-param name="day" select="updated"/></xsl:call-template>
        <cell columns="3"><xsl:apply-templates select="." mode="ends"/></cell>
        <cell columns="2"><xsl:apply-templates select="sensitive" mode="inline"/></cell>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<xsl:template match="activity" mode="ends">
  <xsl:choose>
    <xsl:when test="count(purpose | categories) &gt; 1">
      <ul>
        <xsl:for-each select="purpose | categories"><li><xsl:apply-templates select="." mode="inline"/></li></xsl:for-each>
      </ul>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="purpose | categories" mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Two rows of the model: whom to write to. -->
<xsl:template name="coordinates">
  <xsl:param name="label"/>
  <xsl:param name="actor"/>
  <row>
    <cell style="label" rows="2"><xsl:value-of select="$label"/></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.surname"/></xsl:call-template>
    <cell><xsl:call-template name="lines-of"><xsl:with-param name="these" select="$actor/name | $actor/head"/></xsl:call-template></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.first-name"/></xsl:call-template>
    <cell/>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.address"/></xsl:call-template>
    <cell><xsl:apply-templates select="$actor/street" mode="inline"/></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.email"/></xsl:call-template>
    <cell><xsl:call-template name="electronic"><xsl:with-param name="actor" select="$actor"/></xsl:call-template></cell>
  </row>
  <row>
    <xsl:call-template name="town-cells"><xsl:with-param name="actor" select="$actor"/></xsl:call-template>
  </row>
</xsl:template>

<!-- The officer has a company, perhaps; its address stands where the others' electronic one does. -->
<xsl:template name="officer">
  <xsl:variable name="actor" select="actor[@of = 'dpo']"/>
  <row>
    <cell style="label" rows="2"><xsl:value-of select="/part/labels/@list.dpo"/></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.surname"/></xsl:call-template>
    <cell><xsl:call-template name="named"><xsl:with-param name="actor" select="$actor"/></xsl:call-template></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.first-name"/></xsl:call-template>
    <cell/>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.company"/></xsl:call-template>
    <cell><xsl:apply-templates select="$actor/company" mode="inline"/></cell>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.address"/></xsl:call-template>
    <cell><xsl:apply-templates select="$actor/street" mode="inline"/></cell>
  </row>
  <row>
    <xsl:call-template name="town-cells"><xsl:with-param name="actor" select="$actor"/></xsl:call-template>
    <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.email"/></xsl:call-template>
    <cell><xsl:call-template name="electronic"><xsl:with-param name="actor" select="$actor"/></xsl:call-template></cell>
  </row>
</xsl:template>

<xsl:template name="town-cells">
  <xsl:param name="actor"/>
  <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.postcode"/></xsl:call-template>
  <cell><xsl:apply-templates select="$actor/postcode" mode="inline"/></cell>
  <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.town"/></xsl:call-template>
  <cell><xsl:apply-templates select="$actor/town" mode="inline"/></cell>
  <xsl:call-template name="label-cell"><xsl:with-param name="label" select="/part/labels/@cell.phone"/></xsl:call-template>
  <cell><xsl:apply-templates select="$actor/phone" mode="inline"/></cell>
</xsl:template>

<!-- That there is none is said where the name would stand. -->
<xsl:template name="named">
  <xsl:param name="actor"/>
  <xsl:choose>
    <xsl:when test="$actor/status/@code = 'none'">
      <xsl:call-template name="lines-of"><xsl:with-param name="these" select="$actor/status | $actor/reason"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="lines-of"><xsl:with-param name="these" select="$actor/name | $actor/function"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="electronic">
  <xsl:param name="actor"/>
  <xsl:call-template name="lines-of"><xsl:with-param name="these" select="$actor/email | $actor/contact-page"/></xsl:call-template>
</xsl:template>

<xsl:template name="lines-of">
  <xsl:param name="these"/>
  <xsl:for-each select="$these">
    <xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== what cells choose from ================================================================================== -->

<xsl:template match="part[@kind = 'lists']" mode="sheets">
  <sheet id="lists" name="{/part/labels/@tab.lists}" freeze-rows="1">
    <column width="40"/><column width="3"/><column width="30"/><column width="24"/><column width="24"/>
    <column width="40"/><column width="3"/><column width="40"/><column width="3"/><column width="36"/>
    <column width="3"/><column width="50"/>
    <row>
      <cell style="head"><xsl:value-of select="/part/labels/@lists.safeguards"/></cell><cell/>
      <cell style="head"><xsl:value-of select="/part/labels/@fiche.country"/></cell>
      <cell style="head"><xsl:value-of select="/part/labels/@lists.zone"/></cell>
      <cell style="head"><xsl:value-of select="/part/labels/@lists.decision"/></cell>
      <cell style="head"><xsl:value-of select="/part/labels/@lists.subjects"/></cell><cell/>
      <cell style="head"><xsl:value-of select="/part/labels/@lists.recipients"/></cell><cell/>
      <cell style="head"><xsl:value-of select="/part/labels/@sheet.measures"/></cell><cell/>
      <cell style="note"><xsl:apply-templates select="say" mode="inline"/></cell>
    </row>
    <row>
      <cell style="note"><xsl:value-of select="/part/labels/@lists.choose"/></cell><cell/>
      <cell style="note"><xsl:value-of select="/part/labels/@lists.choose"/></cell><cell/><cell/>
      <cell style="note"><xsl:value-of select="/part/labels/@lists.choose"/></cell><cell/>
      <cell style="note"><xsl:value-of select="/part/labels/@lists.choose"/></cell><cell/>
      <cell style="note"><xsl:value-of select="/part/labels/@lists.choose"/></cell>
    </row>
    <xsl:for-each select="line">
      <row>
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="'safeguards'"/><xsl:with-param name="entry" select="safeguard"/>
        </xsl:call-template>
        <cell/>
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="'countries'"/><xsl:with-param name="entry" select="country"/>
        </xsl:call-template>
        <cell><xsl:value-of select="country/@zone"/></cell>
        <cell><xsl:value-of select="country/@decision"/></cell>
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="'subjects'"/><xsl:with-param name="entry" select="subject"/>
        </xsl:call-template>
        <cell/>
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="'recipients'"/><xsl:with-param name="entry" select="recipient"/>
        </xsl:call-template>
        <cell/>
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="'measures'"/><xsl:with-param name="entry" select="measure"/>
        </xsl:call-template>
      </row>
    </xsl:for-each>
  </sheet>
</xsl:template>

<xsl:template name="entry">
  <xsl:param name="list"/>
  <xsl:param name="entry"/>
  <cell>
    <xsl:if test="$entry"><xsl:attribute name="list"><xsl:value-of select="$list"/></xsl:attribute></xsl:if>
    <xsl:value-of select="$entry"/>
  </cell>
</xsl:template>

</xsl:stylesheet>
