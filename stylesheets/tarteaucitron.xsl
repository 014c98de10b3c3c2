<?xml version="1.0" encoding="UTF-8"?>
<!--
  tarteaucitron: the trackers for tarteaucitron.js (https://github.com/AmauriC/tarteaucitron.js, README.md): what
  tarteaucitron.init takes, services without their functions, which are the site's, and those that people choose.  It
  puts names and addresses into the page as markup.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>

<xsl:template match="part[@kind = 'trackers']" mode="body">
  <map>
    <!-- How long the choice is kept, in days, is a variable of its own: it has no place in init. -->
    <xsl:if test="choice/@days"><number key="tarteaucitronForceExpire" value="{choice/@days}"/></xsl:if>
    <map key="init">
      <string key="privacyUrl" value="{policy/@href}"/>
      <string key="readmoreLink" value="{policy/@href}" form="html"/>
      <xsl:if test="choice/@name"><string key="cookieName" value="{choice/@name}"/></xsl:if>
      <boolean key="highPrivacy" value="true"/>
      <string key="serviceDefaultState" value="wait"/>
      <boolean key="DenyAllCta" value="true"/>
      <boolean key="AcceptAllCta" value="true"/>
      <boolean key="alwaysNeedConsent" value="false"/>
      <boolean key="mandatory" value="{boolean(@exempt)}"/>
    </map>
    <map key="services"><xsl:apply-templates select="service" mode="tarteaucitron"/></map>
    <array key="job">
      <xsl:for-each select="service[not(@exempt)]"><string value="{@id}"/></xsl:for-each>
    </array>
  </map>
</xsl:template>

<xsl:template match="service" mode="tarteaucitron">
  <map key="{@id}">
    <string key="key" value="{@id}"/>
    <string key="type" value="{@kind}"/>
    <string key="name" form="html"><xsl:value-of select="text/title"/></string>
    <string key="uri" form="html">
      <xsl:attribute name="value">
        <xsl:value-of select="@site"/>
        <xsl:if test="not(@site)"><xsl:value-of select="../policy/@href"/></xsl:if>
      </xsl:attribute>
    </string>
    <boolean key="needConsent" value="{not(@exempt)}"/>
    <array key="cookies"><xsl:for-each select="cookie"><string value="{.}"/></xsl:for-each></array>
  </map>
</xsl:template>

</xsl:stylesheet>
