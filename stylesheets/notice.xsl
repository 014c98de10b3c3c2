<?xml version="1.0" encoding="UTF-8"?>
<!--
  notice: the short notice for the point of collection (WP260 rev.01, paragraphs 35 and 36): one situation, one part,
  in two layers, short enough to stand below a form.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="policy.xsl"/>

<xsl:template match="part[@kind = 'notice']" mode="body">
  <header role="title" id="{@id}.title">
    <h1><xsl:copy-of select="heading/@id"/><xsl:apply-templates select="heading" mode="inline"/></h1>
    <!-- Below a form nobody asks for the state of the law. -->
    <xsl:if test="document/@edition != ''"><p class="small"><xsl:value-of select="document/@edition"/></p></xsl:if>
  </header>
  <xsl:call-template name="language-switch"/>
  <xsl:call-template name="first-layer"/>
  <xsl:apply-templates select="objection"/>
  <xsl:apply-templates select="say"/>
  <!-- The box on objection says where to write. -->
  <xsl:if test="not(objection)">
    <xsl:apply-templates select="organisation/rights-requests" mode="notice"/>
  </xsl:if>
  <xsl:call-template name="more"/>
  <xsl:call-template name="second-layer"/>
</xsl:template>

<!-- All that stands before the box. -->
<xsl:template name="first-layer">
  <xsl:call-template name="first-lines"/>
  <xsl:apply-templates select="situation/intro" mode="prose">
    <xsl:with-param name="id" select="concat(@id, '.intro')"/>
  </xsl:apply-templates>
  <xsl:call-template name="bullets">
    <xsl:with-param name="these" select="situation/advice | situation/never"/>
    <xsl:with-param name="id" select="concat(@id, '.advice')"/>
  </xsl:call-template>
</xsl:template>

<!-- Who, what for, on which ground, what may surprise. -->
<xsl:template name="first-lines">
  <xsl:variable name="policy" select="substring-before(more/@href, '#')"/>
  <xsl:for-each select="first">
    <xsl:apply-templates select="say"/>
    <xsl:if test="line">
      <ul id="{/part/@id}.purposes">
        <xsl:for-each select="line">
          <li>
            <xsl:apply-templates select="label" mode="inline"/>
            <span class="ground"><xsl:value-of select="$dash"/><xsl:apply-templates select="text" mode="inline"/></span>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="surprise">
      <p id="{/part/@id}.surprises">
        <xsl:for-each select="surprise">
          <xsl:if test="position() &gt; 1"><br/></xsl:if>
          <xsl:choose>
            <xsl:when test="$policy != ''"><!-- our own file, whose ids we know -->
              <a href="{$policy}{@href}"><xsl:apply-templates mode="copy"/></a>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:for-each>
</xsl:template>

<xsl:template name="more">
  <xsl:if test="more">
    <p id="{@id}.more">
      <xsl:for-each select="more">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$dash"/></xsl:if>
        <xsl:apply-templates mode="copy"/><xsl:value-of select="$colon"/>
        <!-- The address, or the name of the file, for who reads the notice as plain text. -->
        <a href="{@href}">
          <xsl:value-of select="substring-before(@href, '#')"/>
          <xsl:if test="not(contains(@href, '#'))"><xsl:value-of select="@href"/></xsl:if>
        </a>
      </xsl:for-each>
    </p>
  </xsl:if>
</xsl:template>

<!-- Folded: each processing as the policy has it, then where to write and to complain. -->
<xsl:template name="second-layer">
  <xsl:variable name="several" select="count(use) &gt; 1"/>
  <xsl:for-each select="use">
    <details id="{@id}.details">
      <xsl:copy-of select="@src | @for"/>
      <summary>
        <xsl:choose>
          <xsl:when test="$several"><xsl:value-of select="@title"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="/part/labels/@notice.details"/></xsl:otherwise>
        </xsl:choose>
      </summary>
      <xsl:apply-templates select="."/>
    </details>
  </xsl:for-each>
  <xsl:if test="decisions/automated-decision">
    <details id="{@id}.decisions">
      <summary><xsl:value-of select="/part/labels/@heading.automated"/></summary>
      <xsl:apply-templates select="decisions/automated-decision" mode="notice"/>
    </details>
  </xsl:if>
  <details id="{@id}.reach">
    <summary><xsl:value-of select="/part/labels/@notice.contact"/></summary>
    <xsl:apply-templates select="organisation" mode="notice"/>
    <xsl:apply-templates select="withdrawal/say"/>
    <xsl:for-each select="partners[joint-controller]">
      <xsl:apply-templates select="say"/>
      <ul id="{/part/@id}.partners">
        <xsl:for-each select="joint-controller">
          <li><xsl:copy-of select="@src"/><xsl:apply-templates select="." mode="line"/></li>
        </xsl:for-each>
      </ul>
    </xsl:for-each>
    <xsl:apply-templates select="complaint"/>
  </details>
</xsl:template>

<!-- The purposes stand above the box: here they are folded, so that it stays short. -->
<xsl:template match="grounds[/part/@kind = 'notice'][purpose[2]]" mode="paragraphs" priority="2">
  <details>
    <summary><xsl:value-of select="/part/labels/@rights.purposes"/></summary>
    <xsl:call-template name="names"><xsl:with-param name="these" select="purpose"/></xsl:call-template>
  </details>
</xsl:template>

<xsl:template match="automated-decision" mode="notice">
  <dl id="{@id}"><xsl:copy-of select="@src"/><xsl:call-template name="automated-rows"/></dl>
</xsl:template>

<!-- With how to get a copy of the safeguards (Art. 13(1)(f), 15(2)), where no table says it elsewhere. -->
<xsl:template match="transfer[copy or copy-at]" mode="line">
  <xsl:apply-imports/>
  <xsl:if test="/part/@kind != 'situation' and /part/@kind != 'processing'">
    <br/><xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="copy-of-safeguard"/>
  </xsl:if>
</xsl:template>

<!-- Who asks for the data, and how to reach them and their officer (Art. 13(1)(a) and (b)). -->
<xsl:template match="organisation" mode="notice">
  <p id="{/part/@id}.organisation">
    <xsl:copy-of select="@src"/>
    <strong><xsl:apply-templates select="name" mode="inline"/></strong>
    <xsl:for-each select="address | email | phone | contact-page">
      <xsl:value-of select="$comma"/><xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
  </p>
  <xsl:for-each select="representative">
    <p id="{/part/@id}.representative">
      <xsl:copy-of select="@src"/>
      <xsl:value-of select="/part/labels/@organisation.representative"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="." mode="contact"/>
    </p>
  </xsl:for-each>
  <xsl:for-each select="dpo[address or email or phone or contact-page or gap]">
    <p id="{/part/@id}.officer">
      <xsl:copy-of select="@src"/>
      <xsl:value-of select="/part/labels/@organisation.dpo"/><xsl:value-of select="$colon"/>
      <xsl:apply-templates select="." mode="contact"/>
    </p>
  </xsl:for-each>
</xsl:template>

<xsl:template match="rights-requests" mode="notice"/>
<xsl:template match="rights-requests[address or email or phone or contact-page or gap]" mode="notice">
  <p id="{/part/@id}.contact">
    <xsl:value-of select="/part/labels/@rights.contact"/><xsl:value-of select="$colon"/>
    <xsl:apply-templates select="." mode="contact"/>
  </p>
</xsl:template>

</xsl:stylesheet>
