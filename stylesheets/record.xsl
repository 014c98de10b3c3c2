<?xml version="1.0" encoding="UTF-8"?>
<!--
  record: the things of the record as every document prints them: contacts, bases, data, recipients, transfers,
  retention.

  Modes
    line     one thing on one line: of a list, of a cell, of a definition
    row      dt and dd of a definition list
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>

<!-- One thing stands by itself, several as a list; nothing yields nothing. -->
<xsl:template name="lines">
  <xsl:param name="these"/>
  <xsl:choose>
    <xsl:when test="count($these) = 1"><xsl:apply-templates select="$these" mode="line"/></xsl:when>
    <xsl:when test="$these">
      <ul>
        <xsl:for-each select="$these">
          <li><xsl:apply-templates select="." mode="line"/></li>
        </xsl:for-each>
      </ul>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<xsl:template match="*" mode="line"><xsl:apply-templates select="." mode="inline"/></xsl:template>

<!-- ==== contacts ================================================================================================ -->

<xsl:template match="*" mode="row"/>

<xsl:template match="organisation/name" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.name"/></dt>
  <dd><strong><xsl:apply-templates select="." mode="inline"/></strong></dd>
</xsl:template>
<xsl:template match="organisation/legal-form" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.legal-form"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/registration" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.registration"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/division" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.division"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/address" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.address"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/email" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.email"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/phone" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.phone"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="organisation/contact-page" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.contact-page"/></dt>
  <dd><xsl:apply-templates select="." mode="inline"/></dd>
</xsl:template>
<xsl:template match="representative" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.representative"/></dt>
  <dd><xsl:apply-templates select="." mode="contact"/></dd>
</xsl:template>
<!-- That there is no officer is said among what is not done. -->
<xsl:template match="dpo[status/@code = 'none']" mode="row"/>
<!-- How to reach the officer: the name is for the record and the authority (Art. 37(7)). -->
<xsl:template match="dpo" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.dpo"/></dt>
  <dd>
    <xsl:choose>
      <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="reach"/></xsl:otherwise>
    </xsl:choose>
  </dd>
</xsl:template>
<xsl:template match="joint-controller" mode="row">
  <dt><xsl:value-of select="/part/labels/@organisation.joint-controller"/></dt>
  <dd><xsl:apply-templates select="." mode="line"/></dd>
</xsl:template>

<!-- A joint controller, with the essence of the arrangement (Art. 26(2)), who sees to what, and whom to ask. -->
<xsl:template match="joint-controller[not(gap)]" mode="line">
  <strong><xsl:call-template name="joined"><xsl:with-param name="these" select="party | party/division"/></xsl:call-template></strong>
  <xsl:for-each select="essence | contact">
    <br/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:for-each select="informs | answers">
    <br/>
    <xsl:choose>
      <xsl:when test="self::informs"><xsl:value-of select="/part/labels/@joint.informs"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/part/labels/@joint.answers"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- Whom to write to, on one line. -->
<xsl:template match="*" mode="contact">
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:apply-templates select="." mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="reach"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- In the order of an envelope: who, where, by which other means. -->
<xsl:template name="reach">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="name"/></xsl:call-template>
  <xsl:for-each select="function | company | address">
    <xsl:if test="position() &gt; 1 or ../name"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:for-each select="country">
    <xsl:if test="../name or ../function or ../company or ../address"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:for-each select="email | phone | contact-page">
    <xsl:if test="position() &gt; 1 or ../name or ../function or ../company or ../address or ../country">
      <xsl:value-of select="$comma"/>
    </xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== purposes and their ground =============================================================================== -->

<!-- In a reader's words: "because we have a legitimate interest in it: answering people who write to us". -->
<xsl:template match="basis" mode="plain">
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="basis-subjects"/>
      <xsl:choose>
        <xsl:when test="@plain"><xsl:value-of select="@plain"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="label" mode="inline"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="basis-facts"/>
      <xsl:call-template name="consent-facts"/>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<!-- In the law's: "Legitimate interest (GDPR, Art. 6(1)(f)): answering people who write to us". -->
<xsl:template match="basis" mode="line">
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="basis-subjects"/>
      <xsl:apply-templates select="label" mode="inline"/>
      <xsl:call-template name="article"/>
      <xsl:call-template name="basis-facts"/>
      <xsl:if test="holder[@code = 'third-party']">
        <xsl:text> (</xsl:text><xsl:apply-templates select="holder" mode="inline"/><xsl:text>)</xsl:text>
      </xsl:if>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<!-- "Prospects: ", where the ground differs by person, by data or by what is done with them. -->
<xsl:template name="basis-subjects">
  <xsl:if test="subject or data or applies">
    <xsl:call-template name="joined"><xsl:with-param name="these" select="subject | data | applies"/></xsl:call-template>
    <xsl:value-of select="$colon"/>
  </xsl:if>
</xsl:template>

<xsl:template name="basis-facts">
  <xsl:if test="interest or contract or law">
    <xsl:value-of select="$colon"/>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="interest | contract | law"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<!-- How consent is given, and for how long: ", given by ticking a box (valid for 6 months)". -->
<xsl:template name="consent-facts">
  <xsl:for-each select="consent/mechanism">
    <xsl:value-of select="$comma"/>
    <xsl:if test="@plain">
      <xsl:value-of select="/part/labels/@consent.given"/><xsl:text> </xsl:text><xsl:value-of select="@plain"/>
    </xsl:if>
    <xsl:if test="not(@plain)"><xsl:apply-templates select="." mode="inline"/></xsl:if>
  </xsl:for-each>
  <xsl:for-each select="consent/valid-for">
    <xsl:text> (</xsl:text><xsl:value-of select="/part/labels/@consent.valid-for"/><xsl:text> </xsl:text>
    <xsl:apply-templates select="." mode="inline"/><xsl:text>)</xsl:text>
  </xsl:for-each>
</xsl:template>

<!-- A purpose with its ground, as a reader meets it. -->
<xsl:template match="purpose" mode="line">
  <xsl:if test="label"><strong><xsl:apply-templates select="label" mode="inline"/></strong></xsl:if>
  <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
  <xsl:apply-templates select="@proposed"/>
  <xsl:for-each select="basis">
    <xsl:value-of select="$dash"/><xsl:apply-templates select="." mode="plain"/>
  </xsl:for-each>
  <xsl:if test="description"><br/><xsl:apply-templates select="description" mode="inline"/></xsl:if>
  <xsl:for-each select="say"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
</xsl:template>

<!-- Several grounds, one for each kind of person. -->
<xsl:template match="purpose[count(basis) &gt; 1]" mode="line">
  <p>
    <strong><xsl:apply-templates select="label" mode="inline"/></strong>
    <xsl:apply-templates select="@proposed"/>
  </p>
  <ul>
    <xsl:for-each select="basis"><li><xsl:apply-templates select="." mode="plain"/></li></xsl:for-each>
  </ul>
  <xsl:apply-templates select="description | say" mode="paragraphs"/>
</xsl:template>

<xsl:template match="right" mode="line">
  <xsl:apply-templates select="." mode="name"/>
</xsl:template>

<!-- ==== data ==================================================================================================== -->

<!-- A category in a use: its name and its items. -->
<xsl:template match="data/category" mode="line"><xsl:call-template name="category"/></xsl:template>

<!-- Categories of which the same is said stand together, with where they come from and whether they are required. -->
<xsl:template match="data" mode="line">
  <xsl:for-each select="category | gap">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:apply-templates select="." mode="line"/>
  </xsl:for-each>
  <xsl:call-template name="data-facts"/>
</xsl:template>

<!-- As far as needed, the data of other processings. -->
<xsl:template match="data[from]" mode="line">
  <xsl:value-of select="/part/labels/@data.from"/><xsl:value-of select="$colon"/>
  <xsl:call-template name="joined"><xsl:with-param name="these" select="from"/></xsl:call-template>
  <xsl:call-template name="data-facts"/>
</xsl:template>

<xsl:template name="category">
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:apply-templates select="." mode="inline"/></xsl:when>
    <xsl:otherwise>
      <strong><xsl:apply-templates select="." mode="name"/></strong>
      <xsl:if test="item">
        <xsl:value-of select="$colon"/>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="item"/></xsl:call-template>
      </xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Data that people give themselves, the common case, need no word on where they come from. -->
<xsl:template name="data-facts">
  <xsl:for-each select="origin[@gap or @code != 'subject'] | source | required">
    <xsl:choose>
      <xsl:when test="self::source and position() &gt; 1"><xsl:call-template name="before-source"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$stop"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:if test="requirement[@code != 'none']">
    <xsl:text> (</xsl:text><xsl:apply-templates select="requirement" mode="inline"/><xsl:text>)</xsl:text>
  </xsl:if>
  <xsl:if test="consequence">
    <xsl:value-of select="$stop"/><xsl:apply-templates select="consequence" mode="inline"/>
  </xsl:if>
  <xsl:for-each select="exception | gateway">
    <xsl:if test="position() = 1 and ../consequence"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="position() &gt; 1 or not(../consequence)"><xsl:value-of select="$stop"/></xsl:if>
    <xsl:call-template name="allowed"/>
  </xsl:for-each>
  <!-- The author ends a sentence of his own. -->
  <xsl:if test="exception or gateway or not(consequence) and (source or required or origin[@gap or @code != 'subject'])">
    <xsl:value-of select="/part/labels/@stop"/>
  </xsl:if>
</xsl:template>

<!-- What allows special categories and offences to be processed (Art. 9(2), 10), in a reader's words. -->
<xsl:template name="allowed">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:apply-templates select="." mode="inline"/></xsl:when>
    <xsl:when test="@plain">
      <xsl:value-of select="/part/labels/@data.allowed"/><xsl:text> </xsl:text><xsl:value-of select="@plain"/>
    </xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="/part/labels/@data.gateway"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="." mode="inline"/>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:call-template name="article"/>
</xsl:template>

<!-- "Obtained from a third party: X, Y". -->
<xsl:template name="before-source">
  <xsl:choose>
    <xsl:when test="preceding-sibling::*[1][self::source]"><xsl:value-of select="$comma"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="$colon"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The heading of a group; one without code is of those whose role is still a gap. -->
<xsl:template name="group-label">
  <xsl:choose>
    <xsl:when test="@role = 'unknown' or not(@role or @code)"><mark class="gap"><xsl:value-of select="@label"/></mark></xsl:when>
    <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== recipients and transfers ================================================================================ -->

<xsl:template match="recipient" mode="who">
  <xsl:choose>
    <xsl:when test="party">
      <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
      <xsl:if test="label"><xsl:text> (</xsl:text><xsl:apply-templates select="label" mode="inline"/><xsl:text>)</xsl:text></xsl:if>
    </xsl:when>
    <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="role" mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="recipient" mode="line">
  <xsl:param name="full"/>
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:apply-templates select="." mode="who"/>
      <xsl:if test="$full"><xsl:apply-templates select="." mode="reach"/></xsl:if>
      <xsl:if test="when"><xsl:value-of select="$colon"/><xsl:apply-templates select="when" mode="inline"/></xsl:if>
      <xsl:if test="data or subject or purpose"><xsl:call-template name="recipient-scope"/></xsl:if>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<xsl:template name="recipient-scope">
  <xsl:variable name="whom" select="data | subject"/>
  <xsl:variable name="ends" select="purpose[/part/@kind != 'purposes-of'][not(count(../../purpose) = 1)]"/>
  <xsl:if test="$whom or $ends">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="$whom"/></xsl:call-template>
    <xsl:if test="$whom and $ends"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:if test="$ends">
      <xsl:value-of select="/part/labels/@recipient.for"/><xsl:text> </xsl:text>
      <xsl:call-template name="quoted"><xsl:with-param name="these" select="$ends"/></xsl:call-template>
    </xsl:if>
    <xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<!-- With its country, where recipients are told one by one. -->
<xsl:template match="recipient" mode="full">
  <xsl:apply-templates select="." mode="line"><xsl:with-param name="full" select="true()"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="recipient" mode="reach">
  <xsl:for-each select="party/country">
    <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:call-template name="places"/>
</xsl:template>

<!-- Where the data are, and from where they are seen, if that is not its own country. -->
<xsl:template name="places">
  <xsl:if test="hosted-in">
    <xsl:value-of select="$comma"/><xsl:value-of select="/part/labels/@recipient.hosted-in"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="hosted-in" mode="inline"/>
  </xsl:if>
  <xsl:if test="access-from">
    <xsl:value-of select="$comma"/><xsl:value-of select="/part/labels/@recipient.access-from"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="access-from" mode="inline"/>
  </xsl:if>
</xsl:template>

<xsl:template match="no-recipient" mode="line">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="/part/labels/@recipients.none"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "United States (Google LLC): standard contractual clauses; a copy …" -->
<xsl:template match="transfer" mode="line">
  <xsl:choose>
    <xsl:when test="@gap or gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:apply-templates select="." mode="where"/>
      <xsl:if test="party">
        <xsl:text> (</xsl:text>
        <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
        <xsl:text>)</xsl:text>
      </xsl:if>
      <xsl:if test="instrument"><xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="safeguard"/></xsl:if>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<!-- A country, or an international organisation. -->
<xsl:template match="transfer" mode="where">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="organisation | country"/></xsl:call-template>
</xsl:template>

<!-- With the number of the decision, what holds if the instrument falls, and what people should know. -->
<xsl:template match="transfer" mode="safeguard">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="instrument | decision | reference"/></xsl:call-template>
  <xsl:if test="fallback">
    <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@transfer.fallback"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="fallback" mode="inline"/>
  </xsl:if>
  <xsl:for-each select="risks | remedies">
    <br/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- Where a copy of the safeguards can be had (Art. 13(1)(f)). -->
<xsl:template match="transfer" mode="copy-of-safeguard">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="copy | copy-at"/></xsl:call-template>
</xsl:template>

<!-- ==== retention =============================================================================================== -->

<!-- "Identity, contact details: until the account is closed; then, in intermediate archive, 10 years; then deletion." -->
<xsl:template match="retain" mode="line">
  <xsl:if test="data or subject or purpose or via"><xsl:call-template name="retain-scope"/></xsl:if>
  <xsl:apply-templates select="." mode="period"/>
</xsl:template>

<!-- Where it is told of one situation, or of one purpose, that is not said again. -->
<xsl:template name="retain-scope">
  <xsl:variable name="kind" select="/part/@kind"/>
  <xsl:variable name="scope" select="subject | purpose[$kind != 'purposes-of'][not(count(../../purpose) = 1)]
                                     | via[$kind != 'situation' and $kind != 'notice' and $kind != 'script']"/>
  <xsl:if test="data or $scope">
    <strong>
      <xsl:call-template name="listed"><xsl:with-param name="these" select="data"/></xsl:call-template>
      <xsl:if test="data and $scope"><xsl:text> (</xsl:text></xsl:if>
      <xsl:call-template name="listed"><xsl:with-param name="these" select="$scope"/></xsl:call-template>
      <xsl:if test="data and $scope"><xsl:text>)</xsl:text></xsl:if>
    </strong>
    <xsl:value-of select="$colon"/>
  </xsl:if>
</xsl:template>

<!-- The stages alone; what is a gap as a whole is no proposal. -->
<xsl:template match="retain" mode="period">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="stages"/><xsl:apply-templates select="@proposed"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="stages">
  <xsl:for-each select="stage">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@kind = 'active'"/>
      <xsl:when test="position() = 1"><xsl:value-of select="@label"/><xsl:value-of select="$colon"/></xsl:when>
      <xsl:when test="@kind = 'intermediate'"><xsl:value-of select="/part/labels/@retention.intermediate"/><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="@kind = 'permanent'"><xsl:value-of select="/part/labels/@retention.permanent"/><xsl:text> </xsl:text></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:if test="end">
    <xsl:if test="stage"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:value-of select="/part/labels/@retention.then"/>
    <xsl:text> </xsl:text><xsl:apply-templates select="end" mode="inline"/>
  </xsl:if>
  <xsl:if test="law">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="joined"><xsl:with-param name="these" select="law"/></xsl:call-template>
    <xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
