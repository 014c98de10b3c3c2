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

<!-- ==== front =================================================================================================== -->

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="contents"/>
  <xsl:apply-templates select="say"/>
  <xsl:if test="organisation">
    <h2 id="{@id}.organisation"><xsl:value-of select="/part/labels/@front.organisation"/></h2>
    <dl id="{@id}.organisation.list">
      <xsl:copy-of select="organisation/@src"/>
      <xsl:apply-templates select="organisation" mode="rows"/>
    </dl>
  </xsl:if>
  <xsl:if test="activity">
    <h2 id="{@id}.activities"><xsl:value-of select="/part/labels/@front.activities"/></h2>
    <ol id="{@id}.activities.list">
      <xsl:for-each select="activity">
        <li><a href="#{@ref}"><xsl:apply-templates select="." mode="inline"/></a></li>
      </xsl:for-each>
    </ol>
  </xsl:if>
  <xsl:if test="note">
    <aside class="note" id="{@id}.notes">
      <p class="title"><xsl:value-of select="/part/labels/@sheet.notes"/></p>
      <xsl:apply-templates select="note" mode="paragraphs"/>
    </aside>
  </xsl:if>
</xsl:template>

<xsl:template match="organisation" mode="rows">
  <xsl:apply-templates select="name | legal-form | registration | division | head" mode="row"/>
  <xsl:apply-templates select="headcount" mode="row"/>
  <xsl:apply-templates select="address | email | phone | contact-page | representative | no-representative | dpo
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
    <xsl:value-of select="/part/labels/@sheet.none"/>
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

<!-- Who the officer is, and the act of designation (Art. 37(1)). -->
<xsl:template match="dpo[not(status/@code = 'none')]" mode="row" priority="1">
  <dt><xsl:value-of select="/part/labels/@organisation.dpo"/></dt>
  <dd>
    <xsl:choose>
      <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="reach"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="designation">
      <br/><xsl:value-of select="/part/labels/@front.designation"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="designation" mode="inline"/>
    </xsl:if>
    <xsl:if test="reason"><br/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
  </dd>
</xsl:template>

<!-- Who acts where data are breached, how, and where it is written down (Art. 33(5)). -->
<xsl:template match="breaches" mode="row">
  <dt><xsl:value-of select="/part/labels/@front.breaches"/></dt>
  <dd>
    <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
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

<!-- In the record, that there is no officer is said with its reason. -->
<xsl:template match="dpo[status/@code = 'none']" mode="row" priority="1">
  <dt><xsl:value-of select="/part/labels/@organisation.dpo"/></dt>
  <dd>
    <xsl:apply-templates select="status" mode="inline"/>
    <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
  </dd>
</xsl:template>

<!-- ==== one sheet =============================================================================================== -->

<xsl:template match="part[@kind = 'processing']" mode="body">
  <xsl:apply-templates select="heading"/>
  <xsl:apply-templates select="processing"/>
</xsl:template>

<xsl:template match="processing">
  <xsl:variable name="id" select="/part/@id"/>
  <xsl:apply-templates select="description" mode="prose">
    <xsl:with-param name="id" select="concat($id, '.description')"/>
  </xsl:apply-templates>
  <table id="{$id}.sheet">
    <xsl:copy-of select="@src | @for"/>
    <colgroup><col width="30"/><col width="70"/></colgroup>
    <tbody><xsl:call-template name="sheet-rows"/></tbody>
  </table>
  <h3 id="{$id}.more"><xsl:value-of select="/part/labels/@sheet.more"/></h3>
  <table id="{$id}.more.table">
    <colgroup><col width="30"/><col width="70"/></colgroup>
    <tbody><xsl:call-template name="more-rows"/></tbody>
  </table>
  <xsl:if test="note">
    <aside class="note" id="{$id}.notes">
      <p class="title"><xsl:value-of select="/part/labels/@sheet.notes"/></p>
      <xsl:apply-templates select="note" mode="paragraphs"/>
    </aside>
  </xsl:if>
</xsl:template>

<xsl:template name="sheet-rows">
  <xsl:call-template name="row-dates"/>
  <xsl:if test="joint-controller">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.joint"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="joint-controller"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:if test="software">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.software"/></th>
      <td><xsl:apply-templates select="software" mode="inline"/></td>
    </tr>
  </xsl:if>
  <xsl:call-template name="row-purposes"/>
  <xsl:if test="subject">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.subjects"/></th>
      <td><xsl:call-template name="joined"><xsl:with-param name="these" select="subject/subject | subject[@gap or gap]"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:call-template name="row-data"/>
  <xsl:call-template name="row-retention"/>
  <xsl:call-template name="row-recipients"/>
  <xsl:call-template name="row-transfers"/>
  <xsl:call-template name="row-measures"/>
</xsl:template>

<xsl:template name="row-dates">
  <xsl:if test="created">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.created"/></th>
      <td><xsl:apply-templates select="created" mode="inline"/></td>
    </tr>
  </xsl:if>
  <xsl:if test="updated">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.updated"/></th>
      <td><xsl:apply-templates select="updated" mode="inline"/></td>
    </tr>
  </xsl:if>
  <xsl:if test="reviewed">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.reviewed"/></th>
      <td><xsl:apply-templates select="reviewed" mode="inline"/></td>
    </tr>
  </xsl:if>
</xsl:template>

<xsl:template name="row-purposes">
  <xsl:if test="purpose">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.purposes"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="purpose"/></xsl:call-template></td>
    </tr>
  </xsl:if>
</xsl:template>

<!-- The sheet's own headings of families, in its order, and whether data are sensitive. -->
<xsl:template name="row-data">
  <xsl:if test="families/family or data[from] or data[gap]">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.data"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="families/family | data[from] | data[gap]"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
  <xsl:call-template name="row-sensitive"/>
</xsl:template>

<xsl:template name="row-retention">
  <xsl:if test="retain">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.retention"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="retain"/></xsl:call-template></td>
    </tr>
  </xsl:if>
</xsl:template>

<xsl:template name="row-recipients">
  <xsl:if test="recipients/group or no-recipient">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.recipients"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="recipients/group | no-recipient"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
</xsl:template>

<xsl:template name="row-transfers">
  <xsl:if test="transfer or no-transfer">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.transfers"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="transfer | no-transfer"/></xsl:call-template></td>
    </tr>
  </xsl:if>
</xsl:template>

<xsl:template name="row-measures">
  <xsl:if test="measures/family">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.measures"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="measures/family"/></xsl:call-template></td>
    </tr>
  </xsl:if>
</xsl:template>

<!-- What the sheet does not ask for. -->
<xsl:template name="more-rows">
  <tr>
    <th scope="row"><xsl:value-of select="/part/labels/@sheet.role"/></th>
    <td>
      <xsl:apply-templates select="role" mode="inline"/>
      <xsl:for-each select="core | occasional">
        <br/>
        <xsl:choose>
          <xsl:when test="self::core"><xsl:value-of select="/part/labels/@sheet.core"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="/part/labels/@sheet.occasional"/></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
      </xsl:for-each>
    </td>
  </tr>
  <xsl:if test="purpose/basis">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.basis"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="purpose/basis"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:call-template name="row-dpia"/>
  <xsl:if test="data[origin or source or required]">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.sources"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="data[origin or source or required]"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
  <xsl:if test="automated-decision or no-automated-decision">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.automated"/></th>
      <td>
        <xsl:call-template name="lines">
          <xsl:with-param name="these" select="automated-decision | no-automated-decision"/>
        </xsl:call-template>
      </td>
    </tr>
  </xsl:if>
  <xsl:if test="right">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.rights"/></th>
      <td><xsl:call-template name="joined"><xsl:with-param name="these" select="right"/></xsl:call-template></td>
    </tr>
  </xsl:if>
  <xsl:if test="advice or never">
    <tr>
      <th scope="row"><xsl:value-of select="/part/labels/@sheet.advice"/></th>
      <td><xsl:call-template name="lines"><xsl:with-param name="these" select="advice | never"/></xsl:call-template></td>
    </tr>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
