<?xml version="1.0" encoding="UTF-8"?>
<!--
  rights: the notice's section 8: each right and the purposes it holds for, how it is used, the objection in a box of
  its own, what cannot be erased, and where to complain.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- ==== 8, rights =============================================================================================== -->

<xsl:template match="part[@kind = 'rights']" mode="body">
  <!-- The right to object comes first, whatever comes first in law: it is to be seen (Art. 21(4)). -->
  <xsl:apply-templates select="heading | say[@key = 'rights.intro']"/>
  <xsl:apply-templates select="objection"/>
  <xsl:apply-templates select="right | say[@key != 'rights.intro'] | rights-requests | erasure | complaint"/>
  <xsl:call-template name="bullets">
    <xsl:with-param name="these" select="advice"/>
    <xsl:with-param name="id" select="concat(@id, '.advice')"/>
  </xsl:call-template>
</xsl:template>

<!-- A right in one sentence; the purposes it holds for are folded. -->
<xsl:template match="part/right">
  <p id="{@id}">
    <strong><xsl:apply-templates select="label" mode="inline"/></strong>
    <xsl:call-template name="article"/>
    <xsl:if test="text">
      <xsl:value-of select="$dash"/><xsl:apply-templates select="text" mode="inline"/>
    </xsl:if>
    <xsl:if test="formats"><xsl:text> </xsl:text><xsl:apply-templates select="formats" mode="inline"/></xsl:if>
    <xsl:apply-templates select="limit" mode="line"/>
  </p>
  <xsl:if test="purpose">
    <details id="{@id}.purposes">
      <summary><xsl:value-of select="/part/labels/@rights.purposes"/></summary>
      <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
    </details>
  </xsl:if>
</xsl:template>

<!-- What is refused, on which ground. -->
<xsl:template match="limit" mode="line">
  <xsl:for-each select="*"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
</xsl:template>
<xsl:template match="limit" mode="paragraphs">
  <xsl:apply-templates select="*" mode="prose"/>
</xsl:template>

<!-- Some purposes are some people's alone. -->
<xsl:template name="names">
  <xsl:param name="these"/>
  <ul>
    <xsl:for-each select="$these">
      <li>
        <xsl:apply-templates select="." mode="inline"/>
        <xsl:if test="@subjects"><xsl:text> (</xsl:text><xsl:value-of select="@subjects"/><xsl:text>)</xsl:text></xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- The right to object stands clear and apart (Art. 21(4)). -->
<xsl:template match="objection">
  <aside class="box" id="{/part/@id}.objection-box">
    <p class="title"><xsl:value-of select="/part/labels/@objection"/></p>
    <xsl:apply-templates select="say | grounds | limit" mode="paragraphs"/>
  </aside>
</xsl:template>

<!-- A long list is folded, so that the box stays one that is seen; on paper it is open. -->
<xsl:template match="grounds[purpose]" mode="paragraphs">
  <xsl:choose>
    <xsl:when test="count(purpose) &gt; 8">
      <details>
        <summary><xsl:value-of select="/part/labels/@rights.purposes"/></summary>
        <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
      </details>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- Where requests go. -->
<xsl:template match="rights-requests"/>
<xsl:template match="part/rights-requests[address or email or phone or contact-page or gap]">
  <p id="{/part/@id}.contact">
    <xsl:copy-of select="@src"/>
    <xsl:value-of select="/part/labels/@rights.contact"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="contact"/>
  </p>
</xsl:template>

<xsl:template match="erasure">
  <xsl:for-each select="say">
    <xsl:apply-templates select="." mode="prose">
      <xsl:with-param name="id" select="concat(/part/@id, '.erasure.', position())"/>
    </xsl:apply-templates>
  </xsl:for-each>
</xsl:template>

<!-- One sentence says where to complain (Art. 77): the authority's site is a link where it is named, else behind the
     authority's name. -->
<xsl:template match="complaint">
  <xsl:variable name="site" select="authority/web"/>
  <xsl:variable name="name" select="authority/label"/>
  <xsl:for-each select="say">
    <xsl:variable name="id" select="concat(/part/@id, '.complaint.', position())"/>
    <xsl:choose>
      <xsl:when test="$site and not(*) and contains(., $site)">
        <p id="{$id}">
          <xsl:value-of select="substring-before(., $site)"/>
          <a href="{$site/@href}"><xsl:value-of select="$site"/></a>
          <xsl:value-of select="substring-after(., $site)"/>
        </p>
      </xsl:when>
      <xsl:when test="$site and not(*) and contains(., $name)">
        <p id="{$id}">
          <xsl:value-of select="concat(substring-before(., $name), $name)"/>
          <xsl:text> (</xsl:text><a href="{$site/@href}"><xsl:value-of select="$site"/></a><xsl:text>)</xsl:text>
          <xsl:value-of select="substring-after(., $name)"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="prose"><xsl:with-param name="id" select="$id"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>
</xsl:stylesheet>
