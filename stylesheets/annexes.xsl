<?xml version="1.0" encoding="UTF-8"?>
<!--
  annexes: what register and review have behind their own parts: who receives what, who works for the organisation, what
  leaves Europe, how long data are kept, what is open.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template match="processing" mode="name">
  <xsl:choose>
    <xsl:when test="@href"><a href="{@href}"><xsl:apply-templates mode="copy"/></a></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "Support; billing", of the processings that something is said of. -->
<xsl:template name="processings">
  <xsl:for-each select="processing">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:apply-templates select="." mode="name"/>
  </xsl:for-each>
</xsl:template>

<!-- Tables of many columns stand on turned sheets. -->
<xsl:template match="part[@kind = 'annex-recipients' or @kind = 'annex-processors' or @kind = 'annex-transfers']"
              mode="opening">
  <xsl:attribute name="sheet">landscape</xsl:attribute>
</xsl:template>

<!-- ==== what the law asks for, and where it is ================================================================== -->

<xsl:template match="part[@kind = 'annex-coverage']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="article">
    <table id="{@id}">
      <caption><xsl:value-of select="@label"/></caption>
      <colgroup>
        <col width="11"/><col width="{@names}"/>
        <xsl:for-each select="notice"><col width="{../@width}"/></xsl:for-each>
      </colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.article"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.requirement"/></th>
          <xsl:for-each select="notice"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="item">
          <tr>
            <th scope="row"><xsl:value-of select="@code"/></th>
            <td data-label="{/part/labels/@annex.requirement}"><xsl:value-of select="@label"/></td>
            <xsl:apply-templates select="met"/>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:for-each>
</xsl:template>

<xsl:template match="met">
  <td data-label="{@notice}">
    <xsl:apply-templates select="." mode="sign"/>
    <xsl:for-each select="where">
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="@href"><a href="{@href}"><xsl:value-of select="."/></a></xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:if test="processing"><xsl:value-of select="$colon"/><xsl:call-template name="processings"/></xsl:if>
    <xsl:if test="finding">
      <br/><xsl:value-of select="/part/labels/@annex.findings"/><xsl:value-of select="$colon"/>
      <xsl:for-each select="finding">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
        <code><xsl:value-of select="."/></code>
        <xsl:if test="@accepted"><xsl:text> (</xsl:text><xsl:value-of select="/part/labels/@annex.accepted"/><xsl:text>)</xsl:text></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </td>
</xsl:template>

<!-- A tick for what is there, a word for what is not. -->
<xsl:template match="met | cell" mode="sign">
  <xsl:choose>
    <xsl:when test="@state = 'shown'">✓</xsl:when>
    <xsl:when test="@state = 'gap'"><mark class="gap"><xsl:value-of select="@label"/></mark></xsl:when>
    <xsl:when test="@state = 'missing' or @state = 'faulty'"><strong><xsl:value-of select="@label"/></strong></xsl:when>
    <xsl:otherwise><xsl:value-of select="@label"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="part[@kind = 'annex-record']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="record">
    <p class="small" id="{@id}.letters">
      <xsl:for-each select="item">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <strong><xsl:value-of select="@letter"/></strong><xsl:text> </xsl:text><xsl:value-of select="."/>
      </xsl:for-each>
    </p>
    <table id="{@id}">
      <caption><xsl:value-of select="@label"/></caption>
      <colgroup>
        <col width="{@names}"/>
        <xsl:for-each select="item"><col width="{../@width}"/></xsl:for-each>
      </colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.processing"/></th>
          <xsl:for-each select="item"><th scope="col" class="tick"><xsl:value-of select="@letter"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="row">
          <tr>
            <th scope="row"><xsl:apply-templates select="processing" mode="name"/></th>
            <xsl:for-each select="cell">
              <xsl:variable name="number" select="position()"/>
              <td class="tick" data-label="{../../item[$number]/@letter}">
                <xsl:apply-templates select="." mode="sign"/>
              </td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:for-each>
</xsl:template>

<!-- ==== who receives what ======================================================================================= -->

<xsl:template match="part[@kind = 'annex-recipients']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="key">
    <p class="small" id="{@id}.key">
      <xsl:value-of select="/part/labels/@annex.key"/><xsl:value-of select="$colon"/>
      <xsl:for-each select="key">
        <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
        <strong><xsl:value-of select="@mark"/></strong><xsl:text> </xsl:text><xsl:apply-templates mode="copy"/>
      </xsl:for-each>
      <xsl:if test="matrix/row/cell/role/@proposed">
        <xsl:value-of select="$semicolon"/><strong>*</strong><xsl:text> </xsl:text>
        <xsl:value-of select="/part/labels/@annex.proposed"/>
      </xsl:if>
    </p>
  </xsl:if>
  <xsl:apply-templates select="matrix"/>
</xsl:template>

<xsl:template match="matrix">
  <table id="{@id}" class="wide" keep="page">
    <caption><xsl:value-of select="@label"/></caption>
    <colgroup>
      <col width="{@names}"/>
      <xsl:for-each select="column"><col width="{../@width}"/></xsl:for-each>
    </colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@annex.processing"/></th>
        <xsl:for-each select="column"><th scope="col" class="tick"><xsl:apply-templates select="." mode="inline"/></th></xsl:for-each>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="row">
        <tr>
          <th scope="row"><xsl:apply-templates select="processing" mode="name"/></th>
          <xsl:for-each select="cell">
            <xsl:variable name="number" select="position()"/>
            <td class="tick" data-label="{../../column[$number]}">
              <xsl:call-template name="crossing"/>
            </td>
          </xsl:for-each>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="crossing">
  <xsl:for-each select="role">
    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="inline"/><xsl:if test="@proposed">*</xsl:if>
  </xsl:for-each>
</xsl:template>

<!-- ==== who works for the organisation ========================================================================== -->

<xsl:template match="part[@kind = 'annex-processors']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="engagement">
    <table id="{@id}.table" class="wide">
      <colgroup><col width="16"/><col width="20"/><col width="30"/><col width="18"/><col width="16"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.processor"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.reach"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.contract"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.processings"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.engaged"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="engagement/contract | engagement/no-contract"/></tbody>
    </table>
  </xsl:if>
</xsl:template>

<!-- A row each contract. -->
<xsl:template match="engagement/contract | engagement/no-contract">
  <tr>
    <xsl:copy-of select="@id | @src"/>
    <th scope="row"><xsl:apply-templates select="../label" mode="inline"/></th>
    <td data-label="{/part/labels/@annex.reach}"><xsl:apply-templates select=".." mode="party"/></td>
    <td data-label="{/part/labels/@annex.contract}">
      <xsl:choose>
        <xsl:when test="self::no-contract"><xsl:value-of select="/part/labels/@unknown"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="contract"/></xsl:otherwise>
      </xsl:choose>
    </td>
    <td data-label="{/part/labels/@annex.processings}"><xsl:call-template name="processings"/></td>
    <td data-label="{/part/labels/@annex.engaged}">
      <xsl:call-template name="lines"><xsl:with-param name="these" select="../engaged"/></xsl:call-template>
      <xsl:if test="@engages = 'none'"><xsl:value-of select="/part/labels/@none"/></xsl:if>
      <xsl:if test="@engages = 'unknown'"><xsl:value-of select="/part/labels/@unknown"/></xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template match="engagement" mode="party">
  <xsl:for-each select="address | country | email | phone">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
  <xsl:if test="hds/@code = 'yes'">
    <xsl:if test="address or country or email or phone"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:value-of select="/part/labels/@annex.hds"/>
  </xsl:if>
</xsl:template>

<xsl:template match="engaged" mode="line">
  <xsl:call-template name="joined"><xsl:with-param name="these" select="label | country"/></xsl:call-template>
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
    <xsl:when test="@all"><xsl:value-of select="/part/labels/@contract.all-clauses"/></xsl:when>
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

<!-- ==== how data are guarded ==================================================================================== -->

<xsl:template match="part[@kind = 'annex-measures']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <table id="{@id}.table">
    <colgroup><col width="22"/><col width="36"/><col width="42"/></colgroup>
    <thead>
      <tr>
        <th scope="col"><xsl:value-of select="/part/labels/@annex.family"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@annex.measure"/></th>
        <th scope="col"><xsl:value-of select="/part/labels/@annex.processings"/></th>
      </tr>
    </thead>
    <tbody>
      <xsl:for-each select="guard">
        <tr>
          <xsl:copy-of select="@src"/>
          <th scope="row"><xsl:value-of select="@family"/></th>
          <td data-label="{/part/labels/@annex.measure}">
            <xsl:apply-templates select="label" mode="inline"/>
            <xsl:if test="detail"><xsl:value-of select="$colon"/><xsl:apply-templates select="detail" mode="inline"/></xsl:if>
          </td>
          <td data-label="{/part/labels/@annex.processings}"><xsl:call-template name="guarded"/></td>
        </tr>
      </xsl:for-each>
    </tbody>
  </table>
</xsl:template>

<xsl:template name="guarded">
  <xsl:choose>
    <xsl:when test="all"><xsl:value-of select="all"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="processings"/><xsl:apply-templates select="others" mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== what leaves Europe ====================================================================================== -->

<xsl:template match="part[@kind = 'annex-transfers']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="transfer">
    <table id="{@id}.table" class="wide">
      <colgroup><col width="16"/><col width="11"/><col width="36"/><col width="15"/><col width="22"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@table.recipient"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@table.country"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@table.safeguard"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.tia"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.processings"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="transfer" mode="annex"/></tbody>
    </table>
  </xsl:if>
</xsl:template>

<xsl:template match="transfer" mode="annex">
  <tr id="{@id}">
    <xsl:copy-of select="@src"/>
    <th scope="row">
      <xsl:call-template name="joined"><xsl:with-param name="these" select="party"/></xsl:call-template>
      <xsl:if test="gap"><xsl:call-template name="gap"/></xsl:if>
    </th>
    <td data-label="{/part/labels/@table.country}"><xsl:apply-templates select="." mode="where"/></td>
    <td data-label="{/part/labels/@table.safeguard}">
      <xsl:if test="instrument"><xsl:apply-templates select="." mode="safeguard"/></xsl:if>
      <xsl:if test="copy or copy-at">
        <br/><xsl:value-of select="/part/labels/@table.copy"/><xsl:value-of select="$colon"/>
        <xsl:apply-templates select="." mode="copy-of-safeguard"/>
      </xsl:if>
      <xsl:apply-templates select="@proposed"/>
    </td>
    <td data-label="{/part/labels/@annex.tia}">
      <xsl:call-template name="joined"><xsl:with-param name="these" select="tia | tia-date"/></xsl:call-template>
    </td>
    <td data-label="{/part/labels/@annex.processings}"><xsl:call-template name="processings"/></td>
  </tr>
</xsl:template>

<!-- ==== how long ================================================================================================ -->

<xsl:template match="part[@kind = 'annex-retention']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="kept">
    <table id="{@id}.table">
      <colgroup><col width="26"/><col width="74"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@table.data"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.period"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="kept">
          <tr>
            <th scope="row"><xsl:apply-templates select="category" mode="inline"/></th>
            <td data-label="{/part/labels/@annex.period}">
              <xsl:call-template name="lines"><xsl:with-param name="these" select="line"/></xsl:call-template>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

<xsl:template match="kept/line" mode="line">
  <strong><xsl:call-template name="processings"/></strong><xsl:value-of select="$colon"/>
  <xsl:apply-templates select="retain" mode="annex"/>
</xsl:template>

<!-- Whose data, and for what, where it is not all; the data are the row's. -->
<xsl:template match="retain" mode="annex">
  <xsl:if test="purpose or subject or via">
    <xsl:call-template name="listed"><xsl:with-param name="these" select="purpose | subject | via"/></xsl:call-template>
    <xsl:value-of select="$colon"/>
  </xsl:if>
  <xsl:apply-templates select="." mode="period"/>
</xsl:template>

<!-- ==== what is drawn =========================================================================================== -->

<xsl:template match="part[@kind = 'annex-timetable' or @kind = 'annex-flows']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:for-each select="timetable | flows">
    <figure kind="{name()}" id="{@id}">
      <alt><xsl:value-of select="alt"/></alt>
      <xsl:call-template name="timetable-rows"/>
      <xsl:copy-of select="node | edge"/>
    </figure>
  </xsl:for-each>
</xsl:template>

<!-- ==== what is open ============================================================================================ -->

<xsl:template match="part[@kind = 'annex-deviations']" mode="body">
  <xsl:apply-templates select="heading | say"/>
  <xsl:if test="finding">
    <table id="{@id}.table">
      <colgroup><col width="16"/><col width="62"/><col width="22"/></colgroup>
      <thead>
        <tr>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.finding"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.what"/></th>
          <th scope="col"><xsl:value-of select="/part/labels/@annex.place"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="finding">
          <tr>
            <th scope="row"><xsl:value-of select="@label"/><br/><code><xsl:value-of select="@code"/></code></th>
            <td data-label="{/part/labels/@annex.what}">
              <xsl:apply-templates select="message" mode="inline"/>
              <xsl:if test="law"><br/><xsl:apply-templates select="law" mode="inline"/></xsl:if>
              <xsl:if test="because">
                <br/><strong><xsl:value-of select="/part/labels/@annex.accepted"/></strong><xsl:value-of select="$colon"/>
                <xsl:apply-templates select="because" mode="inline"/>
              </xsl:if>
            </td>
            <td data-label="{/part/labels/@annex.place}"><code><xsl:value-of select="@src"/></code></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
