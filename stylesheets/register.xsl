<?xml version="1.0" encoding="UTF-8"?>
<!--
  register: the record of processing activities (GDPR Art. 30(1)), in the order of the sheet that CNIL proposes.
  What the sheet does not have (legal basis, impact assessment, source of the data) comes behind it, apart, so that
  the sheet stays recognisable.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="record.xsl"/>
<xsl:include href="risks.xsl"/>
<xsl:include href="grounds.xsl"/>
<xsl:include href="sheet.xsl"/>
<xsl:include href="annexes.xsl"/>

<!-- ==== on paper ================================================================================================ -->

<!-- Who keeps the record, each sheet, and the annexes start a page. -->
<xsl:template match="part[@kind = 'register-front' or @kind = 'processing']" mode="opening">
  <xsl:attribute name="starts">page</xsl:attribute>
  <xsl:attribute name="sheet">wide</xsl:attribute>
</xsl:template>

<!-- ==== front =================================================================================================== -->

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="say"/>
  <xsl:apply-templates select="contents"/>
</xsl:template>

<!-- The other register, by its files in the same folder. -->
<xsl:template match="beside">
  <p id="{/part/@id}.beside">
    <xsl:value-of select="/part/labels/@beside"/><xsl:value-of select="$colon"/>
    <xsl:for-each select="file">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
      <a href="{.}"><xsl:value-of select="."/></a>
    </xsl:for-each>
    <xsl:value-of select="/part/labels/@stop"/>
  </p>
</xsl:template>

<!-- CNIL's first sheet: who keeps the record, the officer, the activities. -->
<xsl:template match="part[@kind = 'register-front']" mode="body">
  <xsl:apply-templates select="say | beside"/>
  <xsl:if test="organisation">
    <h2 id="{@id}.organisation"><xsl:value-of select="/part/labels/@front.organisation"/></h2>
    <p class="small" id="{@id}.organisation.who"><xsl:value-of select="/part/labels/@front.organisation.who"/></p>
    <dl id="{@id}.organisation.list">
      <xsl:copy-of select="organisation/@src"/>
      <xsl:apply-templates select="organisation" mode="rows"/>
    </dl>
  </xsl:if>
  <xsl:if test="organisation/dpo">
    <h2 id="{@id}.dpo"><xsl:value-of select="/part/labels/@front.dpo"/></h2>
    <xsl:if test="organisation/dpo[gap or status/@code = 'none']"><!-- a question on a form: answered where one is named -->
      <p class="small" id="{@id}.dpo.who"><xsl:value-of select="/part/labels/@front.dpo.who"/></p>
    </xsl:if>
    <dl id="{@id}.dpo.list">
      <xsl:copy-of select="organisation/dpo/@src"/>
      <xsl:apply-templates select="organisation/dpo" mode="rows"/>
    </dl>
  </xsl:if>
  <xsl:if test="activity">
    <h2 id="{@id}.activities"><xsl:value-of select="/part/labels/@front.activities"/></h2>
    <table id="{@id}.activities.list">
      <colgroup>
        <col width="6"/><col width="29"/>
        <xsl:choose>
          <xsl:when test="activity/updated"><col width="36"/><col width="12"/><col width="17"/></xsl:when>
          <xsl:otherwise><col width="53"/><col width="12"/></xsl:otherwise>
        </xsl:choose>
      </colgroup>
      <thead>
        <tr>
          <th scope="col" class="number"><xsl:value-of select="/part/labels/@front.number"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@front.activity"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@front.purposes"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@front.sensitive"/></th>
          <xsl:if test="activity/updated">
            <th scope="col"><xsl:value-of select="/part/labels/@front.updated"/></th>
          </xsl:if>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="activity"/></tbody>
    </table>
  </xsl:if>
  <xsl:if test="note">
    <aside class="note" id="{@id}.notes">
      <p class="title"><xsl:value-of select="/part/labels/@sheet.notes"/></p>
      <xsl:apply-templates select="note" mode="paragraphs"/>
    </aside>
  </xsl:if>
</xsl:template>

<xsl:template match="activity">
  <tr>
    <td class="number" data-label="{/part/labels/@front.number}"><xsl:value-of select="@number"/></td>
    <th scope="row"><a href="#{@ref}"><xsl:apply-templates select="title" mode="inline"/></a></th>
    <td data-label="{/part/labels/@front.purposes}">
      <xsl:choose>
        <xsl:when test="categories and count(purpose | categories) &gt; 1"><!-- sentences -->
          <ul>
            <xsl:for-each select="purpose | categories"><li><xsl:apply-templates select="." mode="inline"/></li></xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="listed"><xsl:with-param name="these" select="purpose | categories"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </td>
    <td data-label="{/part/labels/@front.sensitive}"><xsl:apply-templates select="sensitive" mode="inline"/></td>
    <xsl:if test="../activity/updated">
      <td data-label="{/part/labels/@front.updated}"><xsl:apply-templates select="updated" mode="inline"/></td>
    </xsl:if>
  </tr>
</xsl:template>

<xsl:template match="organisation" mode="rows">
  <xsl:apply-templates select="name | legal-form | registration | division | head" mode="row"/>
  <xsl:apply-templates select="headcount" mode="row"/>
  <xsl:apply-templates select="address | email | phone | contact-page | representative | no-representative
                               | breaches | register-exemption" mode="row"/>
</xsl:template>

<xsl:template match="organisation/headcount" mode="row">
  <dt><xsl:value-of select="/part/labels/@front.headcount"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>

<xsl:template match="organisation/head" mode="row">
  <dt><xsl:value-of select="/part/labels/@front.head"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>

<!-- Whom authorities may turn to in its stead, by which mandate (Art. 27). -->
<xsl:template match="organisation/representative[mandate]" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.representative"/></dt>
  <dd>
    <xsl:apply-templates select="." mode="contact"/>
    <br/><xsl:value-of select="/part/labels/@front.mandate"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="mandate" mode="inline"/>
  </dd>
</xsl:template>

<!-- What is claimed, with its ground (Art. 27(2), 30(5)). -->
<xsl:template match="organisation/no-representative" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.representative"/></dt>
  <dd>
    <xsl:value-of select="/part/labels/@none"/>
    <xsl:call-template name="claim"/>
  </dd>
</xsl:template>

<xsl:template match="organisation/register-exemption" mode="row">
  <dt><xsl:value-of select="/part/labels/@front.exemption"/></dt>
  <dd>
    <xsl:value-of select="/part/labels/@front.claimed"/>
    <xsl:call-template name="claim"/>
  </dd>
</xsl:template>

<xsl:template name="claim">
  <xsl:for-each select="gap | reason">
    <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- Who the officer is, and the act of designation (Art. 37(1)); that there is none is said with its reason. -->
<xsl:template match="dpo" mode="rows">
  <xsl:choose>
    <xsl:when test="gap">
      <dt><xsl:value-of select="/part/labels/@front.dpo.name"/></dt>
      <dd><xsl:call-template name="gap"/></dd>
    </xsl:when>
    <xsl:when test="status/@code = 'none'">
      <dt><xsl:value-of select="/part/labels/@front.dpo.none"/></dt>
      <dd>
        <xsl:apply-templates select="status" mode="inline"/>
        <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
      </dd>
    </xsl:when>
    <xsl:otherwise>
      <xsl:if test="name | function">
        <dt><xsl:value-of select="/part/labels/@front.dpo.name"/></dt>
        <dd><xsl:apply-templates select="name" mode="inline"/>
          <xsl:for-each select="function">
            <xsl:if test="../name"><xsl:value-of select="$comma"/></xsl:if><xsl:apply-templates select="." mode="inline"/>
          </xsl:for-each>
        </dd>
      </xsl:if>
      <xsl:if test="company">
        <dt><xsl:value-of select="/part/labels/@front.dpo.company"/></dt>
        <dd><xsl:apply-templates select="company" mode="inline"/></dd>
      </xsl:if>
      <xsl:for-each select="address | email | phone | contact-page">
        <dt>
          <xsl:choose>
            <xsl:when test="self::address"><xsl:value-of select="/part/labels/@organisation.address"/></xsl:when>
            <xsl:when test="self::email"><xsl:value-of select="/part/labels/@organisation.email"/></xsl:when>
            <xsl:when test="self::phone"><xsl:value-of select="/part/labels/@organisation.phone"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="/part/labels/@organisation.contact-page"/></xsl:otherwise>
          </xsl:choose>
        </dt>
        <dd><xsl:apply-templates select="." mode="inline"/></dd>
      </xsl:for-each>
      <xsl:if test="designation">
        <dt><xsl:value-of select="/part/labels/@front.designation"/></dt>
        <dd><xsl:apply-templates select="designation" mode="inline"/></dd>
      </xsl:if>
      <xsl:if test="reason">
        <dt><xsl:value-of select="/part/labels/@front.dpo.why"/></dt>
        <dd><xsl:apply-templates select="reason" mode="inline"/></dd>
      </xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Who acts where data are breached, how, and where it is written down (Art. 33(5)). -->
<xsl:template match="breaches" mode="row">
  <dt><xsl:value-of select="/part/labels/@front.breaches"/></dt>
  <dd>
    <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
    <xsl:if test="@hidden"><xsl:apply-templates select="." mode="inline"/></xsl:if>
    <xsl:for-each select="owner | procedure | register">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
      <xsl:choose>
        <xsl:when test="self::owner"><xsl:value-of select="/part/labels/@breaches.owner"/></xsl:when>
        <xsl:when test="self::procedure"><xsl:value-of select="/part/labels/@breaches.procedure"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="/part/labels/@breaches.register"/></xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
  </dd>
</xsl:template>

<!-- ==== one sheet =============================================================================================== -->

<xsl:template match="part[@kind = 'processing']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:apply-templates select="processing"/>
</xsl:template>

<!-- A row of a sheet: its label of the template, and what stands beside it. -->
<xsl:template name="table-row">
  <xsl:param name="label"/>
  <xsl:param name="content"/>
  <tr>
    <th scope="row"><xsl:value-of select="$label"/></th>
    <td><xsl:copy-of select="$content"/></td>
  </tr>
</xsl:template>

<!-- The same with what `these` say, one line each. -->
<xsl:template name="row">
  <xsl:param name="label"/>
  <xsl:param name="these"/>
  <xsl:if test="$these">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="content">
        <xsl:call-template name="lines"><xsl:with-param name="these" select="$these"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="processing">
  <xsl:variable name="id" select="/part/@id"/>
  <table id="{$id}.sheet">
    <xsl:copy-of select="@src | @for"/>
    <caption><xsl:value-of select="/part/labels/@sheet"/></caption>
    <colgroup><col width="28"/><col width="72"/></colgroup>
    <tbody><xsl:call-template name="sheet-rows"/></tbody>
  </table>
  <h3 id="{$id}.more"><xsl:value-of select="/part/labels/@sheet.more"/></h3>
  <table id="{$id}.more.table" keep="page">
    <colgroup><col width="28"/><col width="72"/></colgroup>
    <tbody><xsl:call-template name="more-rows"/></tbody>
  </table>
  <xsl:call-template name="sheet-notes"/>
</xsl:template>

<xsl:template name="sheet-notes">
  <xsl:if test="note">
    <aside class="note" id="{/part/@id}.notes">
      <p class="title"><xsl:value-of select="/part/labels/@sheet.notes"/></p>
      <xsl:apply-templates select="note" mode="paragraphs"/>
    </aside>
  </xsl:if>
</xsl:template>

<xsl:template name="sheet-rows">
  <xsl:call-template name="row-dates"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.joint"/>
    <xsl:with-param name="these" select="joint-controller"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.software"/>
    <xsl:with-param name="these" select="software"/>
  </xsl:call-template>
  <xsl:call-template name="row-purposes"/>
  <xsl:if test="subject">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.subjects"/>
      <xsl:with-param name="content">
        <xsl:call-template name="listed">
          <xsl:with-param name="these" select="subject/subject | subject[@gap or gap]"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.data"/>
    <xsl:with-param name="these" select="families/family | data[from] | data[gap]"/>
  </xsl:call-template>
  <xsl:call-template name="row-sensitive"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.retention"/>
    <xsl:with-param name="these" select="retain"/>
  </xsl:call-template>
  <xsl:call-template name="row-recipients"/>
  <xsl:call-template name="row-transfers"/>
  <xsl:call-template name="row-measures"/>
</xsl:template>

<xsl:template name="row-dates">
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.created"/>
    <xsl:with-param name="these" select="created"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.updated"/>
    <xsl:with-param name="these" select="updated"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.reviewed"/>
    <xsl:with-param name="these" select="reviewed"/>
  </xsl:call-template>
</xsl:template>

<!-- What it is about, then what for. -->
<xsl:template name="row-purposes">
  <xsl:if test="purpose or description">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.purposes"/>
      <xsl:with-param name="content">
        <xsl:apply-templates select="description" mode="prose"/>
        <xsl:choose>
          <xsl:when test="purpose[2]">
            <ul><xsl:for-each select="purpose"><li><xsl:apply-templates select="." mode="line"/></li></xsl:for-each></ul>
          </xsl:when>
          <xsl:when test="description"><p><xsl:apply-templates select="purpose" mode="line"/></p></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="purpose" mode="line"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="row-recipients">
  <xsl:if test="recipients/group or no-recipient">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.recipients"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="recipients/group"><xsl:apply-templates select="recipients/group" mode="cell"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="no-recipient" mode="line"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- Yes or no first, then where to. -->
<xsl:template name="row-transfers">
  <xsl:if test="transfer or no-transfer">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.transfers"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="transfer">
            <p><strong><xsl:value-of select="/part/labels/@yes"/></strong></p>
            <ul><xsl:for-each select="transfer"><li><xsl:apply-templates select="." mode="line"/></li></xsl:for-each></ul>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="no-transfer" mode="line"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="row-measures">
  <xsl:if test="measures[family or @hidden]">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.measures"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="measures/@hidden"><xsl:apply-templates select="measures" mode="inline"/></xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="lines"><xsl:with-param name="these" select="measures/family"/></xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- What the periods rest on, line by line. -->
<xsl:template name="row-periods">
  <xsl:variable name="grounded" select="retain[nature or reference or justification or because or access]"/>
  <xsl:if test="$grounded">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.periods"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="$grounded[2]">
            <ul><xsl:for-each select="$grounded"><li><xsl:apply-templates select="." mode="ground"/></li></xsl:for-each></ul>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="$grounded" mode="ground"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- What the sheet does not ask for. -->
<xsl:template name="more-rows">
  <xsl:call-template name="table-row">
    <xsl:with-param name="label" select="/part/labels/@sheet.role"/>
    <xsl:with-param name="content">
      <xsl:apply-templates select="role" mode="inline"/>
      <xsl:for-each select="core | occasional">
        <br/>
        <xsl:choose>
          <xsl:when test="self::core"><xsl:value-of select="/part/labels/@sheet.core"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="/part/labels/@sheet.occasional"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
      </xsl:for-each>
    </xsl:with-param>
  </xsl:call-template>
  <xsl:if test="purpose/basis">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.basis"/>
      <xsl:with-param name="content">
        <xsl:choose>
          <xsl:when test="purpose[2]">
            <ul><xsl:for-each select="purpose"><li><xsl:apply-templates select="." mode="ground"/></li></xsl:for-each></ul>
          </xsl:when>
          <!-- several grounds of one purpose, and nothing else to tell of it -->
          <xsl:when test="purpose/basis[2] and not(purpose/*[self::marketing-exception or self::refusal-at-collection
                          or self::refusal-in-message or self::online-service or self::compatibility or self::notified
                          or self::minors])">
            <xsl:call-template name="lines"><xsl:with-param name="these" select="purpose/basis"/></xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="purpose" mode="ground"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:call-template name="row-periods"/>
  <xsl:call-template name="row-dpia"/>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.sources"/>
    <xsl:with-param name="these" select="data[origin or source or required]"/>
  </xsl:call-template>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.automated"/>
    <xsl:with-param name="these" select="automated-decision | no-automated-decision"/>
  </xsl:call-template>
  <xsl:if test="right">
    <xsl:call-template name="table-row">
      <xsl:with-param name="label" select="/part/labels/@sheet.rights"/>
      <xsl:with-param name="content">
        <xsl:call-template name="listed"><xsl:with-param name="these" select="right"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:if>
  <xsl:call-template name="row">
    <xsl:with-param name="label" select="/part/labels/@sheet.advice"/>
    <xsl:with-param name="these" select="advice | never"/>
  </xsl:call-template>
</xsl:template>
</xsl:stylesheet>
