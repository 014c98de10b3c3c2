<?xml version="1.0" encoding="UTF-8"?>
<!--
  tilt: a policy in the Transparency Information Language (github.com/Transparency-Information-Language/schema, MIT):
  the names of its JSON Schema, version 1.0, and nothing that the notice does not show.

  TILT has no place for some of what a notice says: which basis is whose, whom a transfer goes to, the right to object.
  The first two stand in the descriptions.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>
<xsl:import href="record.xsl"/>

<!-- ==== who ===================================================================================================== -->

<xsl:template match="part[@kind = 'tilt-who']" mode="body">
  <map>
    <map key="meta">
      <string key="_id" value="{meta/@id}"/>
      <string key="name" value="{controller/name}"/>
      <string key="created" value="{meta/@created}"/>
      <string key="modified" value="{meta/@modified}"/>
      <number key="version" value="{meta/@version}"/>
      <string key="language" value="{meta/@language}"/>
      <string key="status" value="{meta/@status}"/>
      <string key="url" value="{meta/@url}"/>
      <string key="_hash" value="{meta/@hash}"/>
    </map>
    <map key="controller">
      <string key="name" value="{controller/name}"/>
      <xsl:if test="controller/division"><string key="division" value="{controller/division}"/></xsl:if>
      <string key="address" value="{controller/address}"/>
      <string key="country" value="{controller/@country}"/>
      <map key="representative">
        <string key="name" value="{controller/representative/name}"/>
        <xsl:apply-templates select="controller/representative" mode="reached"/>
      </map>
    </map>
    <map key="dataProtectionOfficer">
      <string key="name" value="{officer/name}"/>
      <string key="address" value="{officer/address}"/>
      <string key="country" value="{officer/@country}"/>
      <xsl:apply-templates select="officer" mode="reached"/>
    </map>
    <array key="dataDisclosed"/>
  </map>
</xsl:template>

<xsl:template match="*" mode="reached">
  <string key="email" value="{@email}"/>
  <xsl:if test="@phone"><string key="phone" value="{@phone}"/></xsl:if>
</xsl:template>

<!-- ==== which data ============================================================================================== -->

<xsl:template match="part[@kind = 'tilt-data']" mode="body">
  <map><array key="dataDisclosed"><xsl:apply-templates select="item" mode="tilt"/></array></map>
</xsl:template>

<xsl:template match="item" mode="tilt">
  <map>
    <string key="_id" value="{@id}"/>
    <string key="category">
      <xsl:value-of select="category"/>
      <xsl:if test="from"><xsl:value-of select="/part/labels/@data.from"/><xsl:value-of select="$colon"/></xsl:if>
      <xsl:for-each select="from">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if><xsl:value-of select="."/>
      </xsl:for-each>
    </string>
    <array key="purposes"><xsl:apply-templates select="purpose" mode="tilt"/></array>
    <array key="legalBases"><xsl:apply-templates select="purpose/basis | exception | gateway" mode="tilt"/></array>
    <array key="legitimateInterests">
      <xsl:apply-templates select="purpose/basis[@code = 'legitimate-interest']" mode="interest"/>
      <xsl:if test="not(purpose/basis/@code = 'legitimate-interest')"><map><boolean key="exists" value="false"/></map></xsl:if>
    </array>
    <array key="recipients"><xsl:apply-templates select="recipient" mode="tilt"/></array>
    <array key="storage"><xsl:apply-templates select="storage" mode="tilt"/></array>
    <map key="nonDisclosure">
      <boolean key="legalRequirement" value="{boolean(provision/@law)}"/>
      <boolean key="contractualRegulation" value="{boolean(provision/@contract)}"/>
      <boolean key="obligationToProvide" value="{boolean(provision/@duty)}"/>
      <string key="consequences"><xsl:value-of select="provision"/></string>
    </map>
  </map>
</xsl:template>

<xsl:template match="purpose" mode="tilt">
  <map>
    <string key="purpose"><xsl:call-template name="purpose-name"/></string>
    <string key="description">
      <xsl:apply-templates select="description" mode="words"/>
      <xsl:if test="not(description)"><xsl:call-template name="purpose-name"/></xsl:if>
    </string>
  </map>
</xsl:template>

<xsl:template name="purpose-name">
  <xsl:choose>
    <xsl:when test="label"><xsl:apply-templates select="label" mode="words"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="gap"/></xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed" mode="words"/>
</xsl:template>

<!-- "GDPR-6-1-a"; of a basis that is not known yet, the provision that asks for one. -->
<xsl:template match="basis | exception | gateway" mode="tilt">
  <map>
    <string key="reference">
      <xsl:attribute name="value">
        <xsl:choose>
          <xsl:when test="@article">GDPR-<xsl:value-of select="translate(@article, '()', '-')"/></xsl:when>
          <xsl:otherwise>GDPR-6-1</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </string>
    <string key="description">
      <xsl:for-each select="parent::purpose"><xsl:call-template name="purpose-name"/><xsl:value-of select="$colon"/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="label"><xsl:apply-templates select="label" mode="words"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="contract | law | applies">
        <xsl:value-of select="$semicolon"/><xsl:apply-templates select="." mode="words"/>
      </xsl:for-each>
      <xsl:if test="subject">
        <xsl:text> (</xsl:text>
        <xsl:for-each select="subject">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if><xsl:value-of select="."/>
        </xsl:for-each>
        <xsl:text>)</xsl:text>
      </xsl:if>
      <xsl:apply-templates select="@proposed" mode="words"/>
    </string>
  </map>
</xsl:template>

<xsl:template match="basis" mode="interest">
  <map>
    <boolean key="exists" value="true"/>
    <string key="reasoning">
      <xsl:for-each select=".."><xsl:call-template name="purpose-name"/><xsl:value-of select="$colon"/></xsl:for-each>
      <xsl:choose>
        <xsl:when test="interest"><xsl:apply-templates select="interest" mode="words"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="label" mode="words"/></xsl:otherwise>
      </xsl:choose>
    </string>
  </map>
</xsl:template>

<!-- ==== whom it reaches, how long =============================================================================== -->

<!-- What has no name of its own is a category of recipients. -->
<xsl:template match="recipient" mode="tilt">
  <map>
    <xsl:if test="party/name"><string key="name" value="{party/name}"/></xsl:if>
    <xsl:if test="party/division"><string key="division" value="{party/division}"/></xsl:if>
    <xsl:if test="party/country/@code"><string key="country" value="{party/country/@code}"/></xsl:if>
    <string key="category">
      <xsl:choose>
        <xsl:when test="gap"><xsl:value-of select="gap"/></xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="role" mode="words"/>
          <xsl:for-each select="party[not(name) or label != name]/label | label | when">
            <xsl:if test="position() &gt; 1 or ../role or ../../role"><xsl:value-of select="$colon"/></xsl:if>
            <xsl:apply-templates select="." mode="words"/>
          </xsl:for-each>
          <xsl:if test="not(role or label or when or party/label)"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="@proposed" mode="words"/>
    </string>
  </map>
</xsl:template>

<xsl:template match="storage" mode="tilt">
  <map>
    <xsl:if test="period">
      <array key="temporal">
        <xsl:for-each select="period">
          <map>
            <string key="description"><xsl:apply-templates select="." mode="kept"/></string>
            <string key="ttl" value="{@period}"/>
          </map>
        </xsl:for-each>
      </array>
    </xsl:if>
    <xsl:if test="condition">
      <array key="purposeConditional">
        <xsl:for-each select="condition"><string><xsl:apply-templates select="." mode="kept"/></string></xsl:for-each>
      </array>
    </xsl:if>
    <string key="aggregationFunction" value="{@together}"/>
  </map>
</xsl:template>

<!-- "Orders: intermediate archive: 10 years (C. com., art. L123-22); at the end: deletion": of what, where, by which text. -->
<xsl:template match="period | condition" mode="kept">
  <xsl:for-each select="../scope"><xsl:value-of select="."/><xsl:value-of select="$colon"/></xsl:for-each>
  <xsl:if test="@label"><xsl:value-of select="@label"/><xsl:value-of select="$colon"/></xsl:if>
  <xsl:value-of select="."/>
  <xsl:for-each select="../law">
    <xsl:text> (</xsl:text><xsl:apply-templates select="." mode="words"/><xsl:text>)</xsl:text>
  </xsl:for-each>
  <xsl:if test="../end and not(following-sibling::period or following-sibling::condition)">
    <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@retention.then"/><xsl:text> </xsl:text>
    <xsl:apply-templates select="../end" mode="words"/>
  </xsl:if>
</xsl:template>

<!-- ==== what leaves Europe, where data come from ================================================================ -->

<xsl:template match="part[@kind = 'tilt-rest']" mode="body">
  <map>
    <array key="thirdCountryTransfers"><xsl:apply-templates select="transfer" mode="tilt"/></array>
    <xsl:apply-templates select="rights" mode="portability"/>
    <array key="sources"><xsl:apply-templates select="source" mode="tilt"/></array>
    <xsl:apply-templates select="rights" mode="tilt"/>
    <xsl:apply-templates select="decisions" mode="tilt"/>
    <array key="changesOfPurpose"><xsl:apply-templates select="change" mode="tilt"/></array>
  </map>
</xsl:template>

<xsl:template match="transfer" mode="tilt">
  <map>
    <xsl:if test="country/@code"><string key="country" value="{country/@code}"/></xsl:if>
    <xsl:if test="@decision">
      <map key="adequacyDecision">
        <boolean key="available" value="{@decision = 'yes'}"/>
        <xsl:if test="@decision = 'yes'"><xsl:apply-templates select="." mode="safeguarded"/></xsl:if>
      </map>
    </xsl:if>
    <!-- What holds is said here even where it is no safeguard. -->
    <xsl:if test="not(@decision = 'yes')">
      <map key="appropriateGuarantees">
        <xsl:if test="@safeguard"><boolean key="available" value="{@safeguard = 'yes'}"/></xsl:if>
        <xsl:apply-templates select="." mode="safeguarded"/>
      </map>
    </xsl:if>
    <xsl:if test="remedies">
      <map key="presenceOfEnforceableRightsAndEffectiveRemedies">
        <boolean key="available" value="true"/>
        <string key="description"><xsl:apply-templates select="remedies" mode="words"/></string>
      </map>
    </xsl:if>
    <xsl:if test="@clauses">
      <map key="standardDataProtectionClause">
        <boolean key="available" value="{@clauses = 'yes'}"/>
        <xsl:if test="@clauses = 'yes'"><xsl:apply-templates select="." mode="safeguarded"/></xsl:if>
      </map>
    </xsl:if>
  </map>
</xsl:template>

<xsl:template match="transfer" mode="safeguarded">
  <string key="description">
    <xsl:variable name="line"><xsl:apply-templates select="." mode="told"/></xsl:variable>
    <xsl:value-of select="$line"/>
  </string>
</xsl:template>

<!-- "Exemple SARL (United States): standard contractual clauses; failing that: …; a copy on request". -->
<xsl:template match="transfer" mode="told">
  <xsl:choose>
    <xsl:when test="gap"><xsl:value-of select="gap"/></xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
      <xsl:if test="party"><xsl:text> (</xsl:text></xsl:if>
      <xsl:apply-templates select="." mode="where"/>
      <xsl:if test="party"><xsl:text>)</xsl:text></xsl:if>
      <xsl:value-of select="$colon"/>
      <xsl:call-template name="joined"><xsl:with-param name="these" select="instrument | decision | reference"/></xsl:call-template>
      <xsl:if test="fallback">
        <xsl:value-of select="$semicolon"/><xsl:value-of select="/part/labels/@transfer.fallback"/><xsl:value-of select="$colon"/>
        <xsl:apply-templates select="fallback" mode="words"/>
      </xsl:if>
      <xsl:for-each select="copy | copy-at | risks">
        <xsl:value-of select="$semicolon"/><xsl:apply-templates select="." mode="words"/>
      </xsl:for-each>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:apply-templates select="@proposed" mode="words"/>
</xsl:template>

<xsl:template match="source" mode="tilt">
  <map>
    <string key="_id" value="{@id}"/>
    <string key="dataCategory"><xsl:value-of select="label"/></string>
    <array key="sources">
      <xsl:for-each select="from">
        <map>
          <string key="description"><xsl:value-of select="."/></string>
          <string key="url" value="{@url}"/>
          <boolean key="publiclyAvailable" value="{boolean(@public)}"/>
        </map>
      </xsl:for-each>
    </array>
  </map>
</xsl:template>

<!-- ==== rights ================================================================================================== -->

<!-- "url": where requests go. -->
<xsl:template match="rights" mode="requests">
  <xsl:if test="@page"><string key="url" value="{@page}"/></xsl:if>
  <xsl:if test="@email"><string key="email" value="{@email}"/></xsl:if>
  <xsl:if test="evidence">
    <array key="identificationEvidences">
      <xsl:for-each select="evidence"><string><xsl:apply-templates select="." mode="words"/></string></xsl:for-each>
    </array>
  </xsl:if>
</xsl:template>

<xsl:template match="rights" mode="portability">
  <xsl:variable name="right" select="right[@code = 'portability']"/>
  <map key="accessAndDataPortability">
    <boolean key="available" value="{boolean($right)}"/>
    <xsl:if test="$right or say">
      <string key="description">
        <xsl:for-each select="$right | say">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates select="." mode="right"/>
        </xsl:for-each>
      </string>
    </xsl:if>
    <xsl:apply-templates select="." mode="requests"/>
    <xsl:if test="@free">
      <map key="administrativeFee"><number key="amount" value="0"/><string key="currency" value="EUR"/></map>
    </xsl:if>
    <xsl:if test="$right and formats">
      <array key="dataFormats"><string value="{formats}"/></array>
    </xsl:if>
  </map>
</xsl:template>

<xsl:template match="rights" mode="tilt">
  <xsl:call-template name="a-right">
    <xsl:with-param name="key">rightToInformation</xsl:with-param>
    <xsl:with-param name="these" select="right[@code = 'access']"/>
  </xsl:call-template>
  <xsl:call-template name="a-right">
    <xsl:with-param name="key">rightToRectificationOrDeletion</xsl:with-param>
    <xsl:with-param name="these" select="right[@code = 'rectification' or @code = 'erasure']"/>
  </xsl:call-template>
  <xsl:call-template name="a-right">
    <xsl:with-param name="key">rightToDataPortability</xsl:with-param>
    <xsl:with-param name="these" select="right[@code = 'portability']"/>
  </xsl:call-template>
  <xsl:call-template name="a-right">
    <xsl:with-param name="key">rightToWithdrawConsent</xsl:with-param>
    <xsl:with-param name="these" select="withdrawal/say"/>
  </xsl:call-template>
  <map key="rightToComplain">
    <boolean key="available" value="{boolean(complaint)}"/>
    <xsl:for-each select="complaint">
      <string key="description">
        <xsl:for-each select="say">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="." mode="right"/>
        </xsl:for-each>
      </string>
      <map key="supervisoryAuthority">
        <string key="name" value="{authority/label}"/>
        <xsl:if test="authority/address"><string key="address" value="{authority/address}"/></xsl:if>
        <xsl:if test="authority/@code"><string key="country" value="{authority/@code}"/></xsl:if>
      </map>
    </xsl:for-each>
  </map>
</xsl:template>

<xsl:template name="a-right">
  <xsl:param name="key"/>
  <xsl:param name="these"/>
  <map key="{$key}">
    <boolean key="available" value="{boolean($these)}"/>
    <xsl:if test="$these">
      <string key="description">
        <xsl:for-each select="$these">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="." mode="right"/>
        </xsl:for-each>
      </string>
    </xsl:if>
    <xsl:apply-templates select="." mode="requests"/>
  </map>
</xsl:template>

<!-- In a sentence; with the purposes that it holds for, and its limits. -->
<xsl:template match="say" mode="right"><xsl:apply-templates select="." mode="words"/></xsl:template>
<xsl:template match="right" mode="right">
  <xsl:apply-templates select="text" mode="words"/>
  <xsl:if test="not(text)"><xsl:apply-templates select="label" mode="words"/></xsl:if>
  <xsl:if test="purpose">
    <xsl:text> </xsl:text><xsl:value-of select="/part/labels/@rights.purposes"/><xsl:value-of select="$colon"/>
    <xsl:for-each select="purpose">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
      <xsl:apply-templates select="." mode="words"/>
      <xsl:if test="@subjects"><xsl:text> (</xsl:text><xsl:value-of select="@subjects"/><xsl:text>)</xsl:text></xsl:if>
    </xsl:for-each>
    <xsl:value-of select="/part/labels/@stop"/>
  </xsl:if>
  <xsl:for-each select="limit/*"><xsl:text> </xsl:text><xsl:apply-templates select="." mode="words"/></xsl:for-each>
</xsl:template>

<!-- ==== decisions of a machine, changes ========================================================================= -->

<!-- Where the description says neither that there are some nor that there are none, nothing is said here either. -->
<xsl:template match="decisions" mode="tilt">
  <map key="automatedDecisionMaking">
    <xsl:choose>
      <xsl:when test="@none"><boolean key="inUse" value="false"/></xsl:when>
      <xsl:when test="*">
        <boolean key="inUse" value="true"/>
        <string key="logicInvolved">
          <xsl:apply-templates select="*" mode="decided"><xsl:with-param name="what">logic</xsl:with-param></xsl:apply-templates>
        </string>
        <string key="scopeAndIntendedEffects"><xsl:apply-templates select="*" mode="decided"/></string>
      </xsl:when>
    </xsl:choose>
  </map>
</xsl:template>

<xsl:template match="*" mode="decided">
  <xsl:param name="what"/>
  <xsl:variable name="told" select="logic[$what] | significance[not($what)] | consequences[not($what)]"/>
  <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
  <xsl:value-of select="@processing"/><xsl:value-of select="$colon"/>
  <xsl:value-of select="gap"/>
  <xsl:for-each select="$told">
    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:apply-templates select="." mode="words"/>
  </xsl:for-each>
  <xsl:if test="not($told or gap)"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
</xsl:template>

<xsl:template match="change" mode="tilt">
  <map>
    <string key="description">
      <xsl:value-of select="purpose"/><xsl:value-of select="$colon"/>
      <xsl:for-each select="say"><xsl:apply-templates select="." mode="words"/></xsl:for-each>
    </string>
    <array key="affectedDataCategories"><xsl:for-each select="data"><string><xsl:value-of select="."/></string></xsl:for-each></array>
    <xsl:if test="@date"><string key="plannedDateOfChange" value="{@date}"/></xsl:if>
  </map>
</xsl:template>

<!-- ==== text alone ============================================================================================== -->

<xsl:template match="*" mode="words">
  <xsl:choose>
    <xsl:when test="gap"><xsl:value-of select="gap"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="words"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="p | li | br" mode="words">
  <xsl:if test="preceding-sibling::node()"><xsl:text> </xsl:text></xsl:if>
  <xsl:apply-templates mode="words"/>
</xsl:template>
<xsl:template match="@proposed" mode="words"><xsl:text> </xsl:text><xsl:value-of select="."/></xsl:template>

</xsl:stylesheet>
