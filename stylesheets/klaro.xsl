<?xml version="1.0" encoding="UTF-8"?>
<!--
  klaro: the trackers as the configuration of Klaro (https://github.com/klaro-org/klaro-js, dist/config.js): nothing is
  consented to by default, and refusing is as easy as accepting.  It prints its texts as text, not as markup.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <map>
    <number key="version" value="1"/>
    <string key="elementID" value="klaro"/>
    <string key="storageMethod" value="cookie"/>
    <xsl:if test="choice/@name"><string key="cookieName" value="{choice/@name}"/></xsl:if>
    <xsl:if test="choice/@days"><number key="cookieExpiresAfterDays" value="{choice/@days}"/></xsl:if>
    <boolean key="default" value="false"/>
    <boolean key="mustConsent" value="false"/>
    <boolean key="acceptAll" value="true"/>
    <boolean key="hideDeclineAll" value="false"/>
    <boolean key="htmlTexts" value="false"/>
    <map key="translations">
      <xsl:for-each select="policy">
        <xsl:variable name="lang" select="@lang"/>
        <map key="{@lang}">
          <string key="privacyPolicyUrl" value="{@href}"/>
          <map key="purposes">
            <xsl:for-each select="../service[@purpose and not(@exempt)][not(@purpose = preceding-sibling::service[not(@exempt)]/@purpose)]">
              <map key="{@purpose}"><string key="title"><xsl:value-of select="text[@lang = $lang]/purpose"/></string></map>
            </xsl:for-each>
          </map>
        </map>
      </xsl:for-each>
    </map>
    <array key="services"><xsl:apply-templates select="service" mode="klaro"/></array>
  </map>
</xsl:template>

<xsl:template match="service" mode="klaro">
  <map>
    <string key="name" value="{@id}"/>
    <array key="purposes">
      <xsl:choose>
        <!-- Klaro's own word: what bears another it asks consent for. -->
        <xsl:when test="@exempt"><string value="functional"/></xsl:when>
        <xsl:when test="@purpose"><string value="{@purpose}"/></xsl:when>
      </xsl:choose>
    </array>
    <array key="cookies"><xsl:for-each select="cookie"><string value="{.}"/></xsl:for-each></array>
    <boolean key="required" value="{boolean(@exempt)}"/>
    <boolean key="default" value="false"/>
    <boolean key="optOut" value="false"/>
    <boolean key="onlyOnce" value="true"/>
    <map key="translations">
      <xsl:for-each select="text">
        <map key="{@lang}">
          <string key="title"><xsl:value-of select="title"/></string>
          <string key="description"><xsl:value-of select="description"/></string>
        </map>
      </xsl:for-each>
    </map>
  </map>
</xsl:template>

</xsl:stylesheet>
