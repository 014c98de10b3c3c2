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

<!-- ==== lines of the sheet ====================================================================================== -->

<!-- What has no name of its own bears its family's, which is said once. -->
<xsl:template match="families/family[count(category) = 1 and category/label = @label]" mode="line" priority="1">
  <xsl:for-each select="category"><xsl:call-template name="category"/></xsl:for-each>
</xsl:template>

<xsl:template match="families/family" mode="line">
  <xsl:value-of select="@label"/><xsl:value-of select="$colon"/>
  <xsl:for-each select="category">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:call-template name="category"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="recipients/group" mode="line">
  <xsl:choose>
    <!-- What is said of each on lines of its own needs a list. -->
    <xsl:when test="recipient[2] and recipient[contract or hosting/@code = 'yes']">
      <p><xsl:call-template name="group-label"/><xsl:value-of select="/part/labels/@colon"/></p>
      <ul><xsl:for-each select="recipient"><li><xsl:apply-templates select="." mode="full"/></li></xsl:for-each></ul>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="group-label"/><xsl:value-of select="$colon"/>
      <xsl:for-each select="recipient">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="full"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- With how to reach it, and the processor's contract (Art. 28(3)). -->
<xsl:template match="recipient" mode="reach">
  <xsl:for-each select="party/country | party/address | party/email | party/phone">
    <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:call-template name="places"/>
</xsl:template>

<xsl:template match="recipient" mode="full">
  <xsl:apply-imports/>
  <xsl:if test="hosting/@code = 'yes'">
    <br/><xsl:value-of select="/part/labels/@sheet.hosting"/>
  </xsl:if>
  <xsl:if test="party/hds/@code = 'yes'">
    <br/><xsl:value-of select="/part/labels/@sheet.hds"/>
  </xsl:if>
  <xsl:for-each select="contract">
    <br/><xsl:value-of select="/part/labels/@sheet.contract"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="contract"/>
  </xsl:for-each>
  <xsl:if test="party/sub-processors">
    <br/><xsl:value-of select="/part/labels/@sheet.engages"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="party/sub-processors"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- "C-2026-01, 15 January 2026; all the clauses of Article 28(3); sub-processors: …". -->
<xsl:template name="contract">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="reference | date"/></xsl:call-template>
      <xsl:for-each select="clauses[1] | sub-processors | instructions | breach-notice[@gap or @code = 'yes'] | end">
        <xsl:if test="position() &gt; 1 or ../reference or ../date"><xsl:value-of select="$semicolon"/></xsl:if>
        <xsl:apply-templates select="." mode="clause"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="contract/clauses" mode="clause">
  <xsl:choose>
    <xsl:when test="count(../clauses) = 8"><xsl:value-of select="/part/labels/@contract.all-clauses"/></xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="/part/labels/@contract.clauses"/><xsl:value-of select="$colon"/>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="../clauses"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="contract/sub-processors" mode="clause">
  <xsl:value-of select="/part/labels/@contract.sub-processors"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="contract/instructions" mode="clause">
  <xsl:value-of select="/part/labels/@contract.instructions"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="contract/breach-notice" mode="clause">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:apply-templates select="." mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@contract.breach-notice"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="contract/end" mode="clause">
  <xsl:value-of select="/part/labels/@contract.end"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>

<!-- With the reference of the arrangement (Art. 26(1)). -->
<xsl:template match="joint-controller" mode="line">
  <xsl:apply-imports/>
  <xsl:if test="arrangement">
    <br/><xsl:value-of select="/part/labels/@sheet.arrangement"/><xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="arrangement | date"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template match="transfer" mode="line">
  <xsl:apply-imports/>
  <xsl:if test="copy or copy-at">
    <br/><xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="copy-of-safeguard"/>
  </xsl:if>
  <xsl:for-each select="tia | tia-date[not(../tia)] | assessment | *[self::dpf-listed or self::pipeda or self::in-scope
                        or self::repetitive or self::notified][@gap or @code = 'yes']">
    <br/><xsl:apply-templates select="." mode="recorded"/>
  </xsl:for-each>
</xsl:template>

<!-- What the record says of a transfer, and no reader needs. -->
<xsl:template match="tia | tia-date" mode="recorded">
  <xsl:value-of select="/part/labels/@transfer.tia"/><xsl:value-of select="$colon"/>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="../tia | ../tia-date"/></xsl:call-template>
</xsl:template>
<xsl:template match="transfer/assessment" mode="recorded">
  <xsl:value-of select="/part/labels/@transfer.assessment"/><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="*[@gap]" mode="recorded" priority="1"><xsl:apply-templates select="." mode="inline"/></xsl:template>
<xsl:template match="dpf-listed" mode="recorded"><xsl:value-of select="/part/labels/@transfer.dpf-listed"/></xsl:template>
<xsl:template match="pipeda" mode="recorded"><xsl:value-of select="/part/labels/@transfer.pipeda"/></xsl:template>
<xsl:template match="in-scope" mode="recorded"><xsl:value-of select="/part/labels/@transfer.in-scope"/></xsl:template>
<xsl:template match="repetitive" mode="recorded"><xsl:value-of select="/part/labels/@transfer.repetitive"/></xsl:template>
<xsl:template match="notified" mode="recorded"><xsl:value-of select="/part/labels/@transfer.notified"/></xsl:template>

<!-- What is not known is not told as none. -->
<xsl:template match="no-transfer | no-automated-decision" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@sheet.none"/></xsl:otherwise>
  </xsl:choose>
  <xsl:if test="reason"><xsl:value-of select="$colon"/><xsl:apply-templates select="reason" mode="inline"/></xsl:if>
</xsl:template>

<xsl:template match="retain" mode="line">
  <xsl:apply-imports/>
  <xsl:apply-templates select="nature | reference | justification | because | access" mode="fact"/>
</xsl:template>

<xsl:template match="nature" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.nature"/></xsl:call-template>
</xsl:template>
<xsl:template match="justification | retain/because" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.justification"/></xsl:call-template>
</xsl:template>
<xsl:template match="access" mode="fact" priority="1">
  <xsl:call-template name="fact"><xsl:with-param name="label" select="/part/labels/@sheet.access"/></xsl:call-template>
</xsl:template>

<xsl:template match="measures/family" mode="line">
  <xsl:variable name="family" select="@label"/>
  <strong><xsl:value-of select="$family"/></strong>
  <xsl:for-each select="measure[label != $family or detail]">
    <xsl:choose>
      <xsl:when test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:when>
      <xsl:when test="label != $family"><xsl:value-of select="$colon"/></xsl:when>
    </xsl:choose>
    <xsl:if test="label != $family"><xsl:apply-templates select="." mode="name"/></xsl:if>
    <xsl:if test="detail">
      <xsl:text> (</xsl:text><xsl:apply-templates select="detail" mode="inline"/><xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- Where some data come from, and whether people must give them. -->
<xsl:template match="data[origin or source or required]" mode="line">
  <xsl:if test="category or from">
    <strong>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="category | from"/></xsl:call-template>
    </strong>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:for-each select="origin | source | required | informed | exempt">
    <xsl:choose>
      <xsl:when test="position() = 1"/>
      <xsl:when test="self::source"><xsl:call-template name="before-source"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$semicolon"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="sourced"/>
  </xsl:for-each>
  <xsl:if test="consequence">
    <xsl:if test="origin or source or required or requirement or informed"><xsl:value-of select="$stop"/></xsl:if>
    <xsl:apply-templates select="consequence" mode="inline"/>
  </xsl:if>
  <xsl:if test="ground"><br/><xsl:apply-templates select="ground" mode="inline"/></xsl:if>
  <!-- Why what looks sensitive is not. -->
  <xsl:for-each select="category/not-special/reason">
    <br/><xsl:value-of select="/part/labels/@sheet.not-special"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- "mandatory (required by law)". -->
<xsl:template match="*" mode="sourced"><xsl:apply-templates select="." mode="inline"/></xsl:template>
<xsl:template match="required[@plain]" mode="sourced">
  <xsl:value-of select="@plain"/>
  <xsl:for-each select="../requirement[@gap or @code != 'none']">
    <xsl:text> (</xsl:text><xsl:apply-templates select="." mode="inline"/><xsl:text>)</xsl:text>
  </xsl:for-each>
</xsl:template>
<xsl:template match="informed" mode="sourced">
  <xsl:value-of select="/part/labels/@sheet.informed"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
</xsl:template>
<xsl:template match="exempt" mode="sourced">
  <xsl:value-of select="/part/labels/@sheet.exempt"/><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
</xsl:template>

</xsl:stylesheet>
