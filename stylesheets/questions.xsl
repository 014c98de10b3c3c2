<?xml version="1.0" encoding="UTF-8"?>
<!--
  questions: what is missing, by the person who must supply it, and what waits for a yes. Questions stand under what they
  are about, with room beside them to write in; why one is asked, and what an answer looks like, is said the first time.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="common.xsl"/>

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:call-template name="language-switch"/>
  <xsl:apply-templates select="contents[entry[2]]"/>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="part[@kind = 'owner' or @kind = 'proposals']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <table id="{@id}.table" class="wide">
    <colgroup><col width="6"/><col width="54"/><col width="40"/></colgroup>
    <thead>
      <tr>
        <th scope="col" class="number"><xsl:value-of select="/part/labels/@question.number"/></th>
        <th scope="col">
          <xsl:choose>
            <xsl:when test="@kind = 'owner'"><xsl:value-of select="/part/labels/@question.ask"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="/part/labels/@question.proposal"/></xsl:otherwise>
          </xsl:choose>
        </th>
        <th scope="col"><xsl:value-of select="/part/labels/@question.line"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="about">
        <tr><th scope="row" colspan="3"><xsl:value-of select="@name"/></th></tr>
        <xsl:apply-templates select="question | proposal" mode="row"/>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template match="question | proposal" mode="row">
  <tr id="{@id}">
    <xsl:copy-of select="@src"/>
    <td class="number"><xsl:value-of select="@number"/></td>
    <td>
      <p>
        <xsl:apply-templates select="ask" mode="inline"/>
        <xsl:for-each select="period"><br/><xsl:apply-templates select="." mode="inline"/></xsl:for-each>
        <xsl:for-each select="reason"><br/><em><xsl:apply-templates select="." mode="inline"/></em></xsl:for-each>
      </p>
      <xsl:if test="why or answer or @src">
        <p class="small">
          <xsl:call-template name="help"/>
          <xsl:if test="@src">
            <xsl:if test="why or answer"><br/></xsl:if>
            <code><xsl:value-of select="@src"/></code><xsl:text> </xsl:text><code><xsl:value-of select="write"/></code>
          </xsl:if>
        </p>
      </xsl:if>
    </td>
    <td data-label="{/part/labels/@question.line}">
      <xsl:if test="self::proposal"><xsl:value-of select="/part/labels/@question.confirmed"/></xsl:if>
    </td>
  </tr>
</xsl:template>

<!-- Why it is asked, and what an answer looks like. -->
<xsl:template name="help">
  <xsl:for-each select="why | answer">
    <xsl:if test="position() &gt; 1"><br/></xsl:if>
    <xsl:choose>
      <xsl:when test="self::why"><xsl:value-of select="/part/labels/@question.why"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="/part/labels/@question.answer"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$colon"/><xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

</xsl:stylesheet>
