<?xml version="1.0" encoding="UTF-8"?>
<!--
  common: how any value of the resolved tree becomes inline content or blocks of a page.

  Stylesheets place things.  They sort, count and decide nothing: what stands in the tree is printed, in the tree's
  order; what applies by law was chosen when the tree was written.  They run once a part, thousands of times a
  build: only child paths, no "//", no keys.

  Modes
    inline   the value of an element inside a line; a declared gap is marked, a proposal is marked behind it
    copy     nodes of prose, inline
    prose    nodes of prose as blocks, the first carrying $id
    body     one kind of part
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:output method="xml" encoding="UTF-8" indent="no"/>

<!-- Marks of the language, with the spaces round them that no language does without. -->
<xsl:variable name="comma" select="concat(/part/labels/@comma, ' ')"/>
<xsl:variable name="colon" select="concat(/part/labels/@colon, ' ')"/>
<xsl:variable name="semicolon" select="concat(/part/labels/@semicolon, ' ')"/>
<xsl:variable name="stop" select="concat(/part/labels/@stop, ' ')"/>
<xsl:variable name="dash" select="concat(' ', /part/labels/@dash, ' ')"/>
<xsl:variable name="dot" select="concat(' ', /part/labels/@dot, ' ')"/>

<!-- ==== the page ================================================================================================ -->

<xsl:template match="/part">
  <page document="{@document}" part="{@id}" lang="{@language}">
    <xsl:copy-of select="document/@title | document/@running | document/@organisation | document/@version | document/@date
                         | document/@footer | document/@pages | document/@hyphenation"/>
    <xsl:if test="document/language[@current]">
      <xsl:attribute name="language"><xsl:value-of select="document/language[@current]/@name"/></xsl:attribute>
    </xsl:if>
    <xsl:attribute name="skip"><xsl:value-of select="/part/labels/@skip"/></xsl:attribute>
    <xsl:attribute name="switch"><xsl:value-of select="/part/labels/@switch"/></xsl:attribute>
    <xsl:apply-templates select="." mode="opening"/>
    <xsl:if test="@draft">
      <xsl:attribute name="draft"><xsl:value-of select="document/@banner"/></xsl:attribute>
    </xsl:if>
    <xsl:apply-templates select="." mode="body"/>
  </page>
</xsl:template>

<!-- ==== what the documents cite ================================================================================= -->

<!-- " (GDPR, Art. 6(1)(f))", of what the law provides for; marked, so that paper can list it. -->
<xsl:template name="article">
  <xsl:if test="@article">
    <xsl:text> (</xsl:text>
    <span class="cited"><xsl:value-of select="/part/labels/@article"/><xsl:text> </xsl:text><xsl:value-of select="@article"/></span>
    <xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<xsl:template match="law[not(@gap) and not(gap)]" mode="inline" priority="1">
  <span class="cited"><xsl:apply-templates mode="copy"/></span>
  <xsl:apply-templates select="@proposed"/>
</xsl:template>

<xsl:template match="part[@kind = 'citations']" mode="body">
  <nav role="citations" media="paper" id="{@id}">
    <p class="title"><xsl:value-of select="heading"/></p>
    <p><xsl:value-of select="/part/labels/@citations.text"/></p>
    <p><xsl:value-of select="/part/labels/@citations.pages"/></p>
  </nav>
</xsl:template>

<!-- Attributes that say how a kind of part stands on paper: @starts, @sheet. -->
<xsl:template match="part" mode="opening"/>

<!-- A kind of part that no stylesheet knows by name: its heading and its sentences. -->
<xsl:template match="part" mode="body">
  <xsl:apply-templates select="heading | say"/>
</xsl:template>

<!-- Title block: title, organisation, then version, date and state of the law on one line. -->
<xsl:template name="title-block">
  <header role="title" id="{@id}.title">
    <h1><xsl:value-of select="document/@title"/></h1>
    <xsl:if test="document/@organisation != ''">
      <p class="lead"><xsl:value-of select="document/@organisation"/></p>
    </xsl:if>
    <xsl:call-template name="title-versions"/>
  </header>
</xsl:template>

<xsl:template name="title-versions">
  <xsl:if test="document/@edition != '' or document/@law != ''">
    <p class="small">
      <xsl:for-each select="document/@edition[. != ''] | document/@law[. != '']">
        <xsl:if test="position() &gt; 1">
          <xsl:value-of select="$dot"/>
        </xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </p>
  </xsl:if>
</xsl:template>

<!-- The other languages of the same document; on screen only. -->
<xsl:template name="language-switch">
  <xsl:if test="document/language[not(@current)]">
    <nav role="switch" media="screen" id="{@id}.switch">
      <ul>
        <xsl:for-each select="document/language">
          <li>
            <xsl:choose>
              <xsl:when test="@current"><span lang="{@code}"><xsl:call-template name="language-name"/></span></xsl:when>
              <xsl:otherwise>
                <a href="{../@stem}.{@code}.html" lang="{@code}"><xsl:call-template name="language-name"/></a>
              </xsl:otherwise>
            </xsl:choose>
          </li>
        </xsl:for-each>
      </ul>
    </nav>
  </xsl:if>
</xsl:template>

<!-- A language without words of its own is called by its code. -->
<xsl:template name="language-name">
  <xsl:value-of select="@name"/>
  <xsl:if test="not(@name != '')"><xsl:value-of select="@code"/></xsl:if>
</xsl:template>

<xsl:template match="contents">
  <nav role="contents" id="page.contents">
    <p class="title"><xsl:value-of select="/part/labels/@contents"/></p>
    <ul>
      <xsl:for-each select="entry">
        <li>
          <xsl:copy-of select="@media | @for"/>
          <xsl:attribute name="level">
            <xsl:choose>
              <xsl:when test="@level = '3'">2</xsl:when>
              <xsl:when test="@level = '4'">3</xsl:when>
              <xsl:otherwise>1</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <a href="{@href}"><xsl:apply-templates mode="copy"/></a>
        </li>
      </xsl:for-each>
    </ul>
  </nav>
</xsl:template>

<xsl:template match="heading">
  <xsl:element name="h{@level}">
    <xsl:copy-of select="@id | @src | @for"/>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:element>
</xsl:template>

<!-- A supplied sentence, where a part places it. -->
<xsl:template match="say">
  <xsl:apply-templates select="." mode="prose">
    <xsl:with-param name="id" select="concat(/part/@id, '.', @key)"/>
  </xsl:apply-templates>
</xsl:template>

<!-- The same inside another block, which has the id. -->
<xsl:template match="*" mode="paragraphs">
  <xsl:apply-templates select="." mode="prose"/>
</xsl:template>

<!-- ==== values ================================================================================================== -->
<!-- Patterns are names, not predicates: each predicate would be tried on every value of every part. -->

<xsl:template match="*" mode="inline">
  <xsl:choose>
    <xsl:when test="not(@gap or @hidden or *)"><xsl:value-of select="."/></xsl:when><!-- most are plain text -->
    <xsl:when test="@gap or gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:when test="@hidden"><mark class="hidden"><xsl:value-of select="."/></mark></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A declared gap: of a field, or of an element as a whole, which then holds a "gap". -->
<xsl:template name="gap">
  <mark class="gap">
    <xsl:choose>
      <xsl:when test="gap"><xsl:value-of select="gap"/></xsl:when>
      <xsl:otherwise><xsl:copy-of select="text()"/></xsl:otherwise>
    </xsl:choose>
  </mark>
</xsl:template>

<!-- A choice not yet confirmed, behind what it is about. -->
<xsl:template match="@proposed">
  <xsl:text> </xsl:text><mark class="proposed"><xsl:value-of select="."/></mark>
</xsl:template>

<xsl:template match="contact-page | copy-at | web | href" mode="inline">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><a href="{@href}"><xsl:apply-templates mode="copy"/></a></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="email" mode="inline">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><a href="mailto:{.}"><xsl:value-of select="."/></a></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="address" mode="inline">
  <xsl:choose>
    <xsl:when test="@gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:when test="line"><xsl:call-template name="joined"><xsl:with-param name="these" select="line"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- What brings its facts is called by its label. -->
<xsl:template match="category | measure | right" mode="inline">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A party: its name, linked to its own policy where it has one, or to its site. -->
<xsl:template match="party" mode="inline">
  <xsl:choose>
    <xsl:when test="gap"><xsl:call-template name="gap"/></xsl:when>
    <xsl:when test="policy/href/@href and not(name/@gap)">
      <a href="{policy/href/@href}"><xsl:apply-templates select="." mode="name"/></a>
    </xsl:when>
    <xsl:when test="website/@href and not(name/@gap)">
      <a href="{website/@href}"><xsl:apply-templates select="." mode="name"/></a>
    </xsl:when>
    <xsl:otherwise><xsl:apply-templates select="." mode="name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A party without label is called by its name, which may be a gap. -->
<xsl:template match="party" mode="name">
  <xsl:choose>
    <xsl:when test="label and not(name/@gap and label = name)"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="name" mode="inline"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="*" mode="name">
  <xsl:choose>
    <xsl:when test="label"><xsl:apply-templates select="label" mode="inline"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- "a, b, c": the values of some elements. -->
<xsl:template name="joined">
  <xsl:param name="these"/>
  <xsl:for-each select="$these">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- What is called by a sentence's own label stands between quotation marks inside another. -->
<xsl:template name="quoted">
  <xsl:param name="these"/>
  <xsl:for-each select="$these">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$comma"/></xsl:if>
    <xsl:value-of select="/part/labels/@quote.open"/>
    <xsl:apply-templates select="." mode="inline"/>
    <xsl:value-of select="/part/labels/@quote.close"/>
  </xsl:for-each>
</xsl:template>

<!-- "a; b; c": of what may hold commas itself. -->
<xsl:template name="listed">
  <xsl:param name="these"/>
  <xsl:for-each select="$these">
    <xsl:if test="position() &gt; 1"><xsl:value-of select="$semicolon"/></xsl:if>
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:for-each>
</xsl:template>

<!-- ==== prose =================================================================================================== -->

<xsl:template match="em | strong | code | q" mode="copy">
  <xsl:element name="{name()}"><xsl:apply-templates mode="copy"/></xsl:element>
</xsl:template>
<xsl:template match="span | mark" mode="copy">
  <xsl:element name="{name()}">
    <xsl:copy-of select="@class | @lang"/><xsl:apply-templates mode="copy"/>
  </xsl:element>
</xsl:template>
<xsl:template match="a" mode="copy"><a href="{@href}"><xsl:apply-templates mode="copy"/></a></xsl:template>
<xsl:template match="br" mode="copy"><br/></xsl:template>
<!-- Paragraphs and lists where only a line may stand. -->
<xsl:template match="p | ul | ol | li" mode="copy">
  <xsl:if test="preceding-sibling::*"><br/></xsl:if>
  <xsl:apply-templates mode="copy"/>
</xsl:template>
<xsl:template match="*" mode="copy"><xsl:apply-templates select="." mode="inline"/></xsl:template>

<!-- Prose of one paragraph, or with paragraphs and lists of its own; lines between those become paragraphs. -->
<xsl:template match="*" mode="prose">
  <xsl:param name="id"/>
  <xsl:param name="class"/>
  <xsl:choose>
    <xsl:when test="p or ul or ol">
      <xsl:for-each select="node()">
        <xsl:variable name="here">
          <xsl:if test="$id != ''">
            <xsl:value-of select="$id"/><xsl:if test="position() &gt; 1">.<xsl:value-of select="position()"/></xsl:if>
          </xsl:if>
        </xsl:variable>
        <xsl:apply-templates select="." mode="flow">
          <xsl:with-param name="id" select="string($here)"/>
          <xsl:with-param name="class" select="$class"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </xsl:when>
    <xsl:otherwise>
      <p>
        <xsl:call-template name="block"><xsl:with-param name="id" select="$id"/><xsl:with-param name="class" select="$class"/></xsl:call-template>
        <xsl:apply-templates select="." mode="inline"/>
      </p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="p" mode="flow">
  <xsl:param name="id"/>
  <xsl:param name="class"/>
  <p>
    <xsl:call-template name="block"><xsl:with-param name="id" select="$id"/><xsl:with-param name="class" select="$class"/></xsl:call-template>
    <xsl:apply-templates mode="copy"/>
  </p>
</xsl:template>

<xsl:template match="ul | ol" mode="flow">
  <xsl:param name="id"/>
  <xsl:element name="{name()}">
    <xsl:call-template name="block"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    <xsl:for-each select="li">
      <li>
        <xsl:choose>
          <xsl:when test="p or ul or ol"><xsl:apply-templates select="." mode="prose"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates mode="copy"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </xsl:for-each>
  </xsl:element>
</xsl:template>

<!-- The first node of a line takes the line's other nodes with it. -->
<xsl:template match="node()" mode="flow">
  <xsl:param name="id"/>
  <xsl:param name="class"/>
  <xsl:variable name="before" select="preceding-sibling::node()[1]"/>
  <xsl:variable name="after" select="following-sibling::node()[1]"/>
  <xsl:if test="(not($before) or $before[self::p or self::ul or self::ol])
                and (self::* or normalize-space() != '' or $after[self::* and not(self::p or self::ul or self::ol)])">
    <p>
      <xsl:call-template name="block"><xsl:with-param name="id" select="$id"/><xsl:with-param name="class" select="$class"/></xsl:call-template>
      <xsl:apply-templates select="." mode="run"/>
    </p>
  </xsl:if>
</xsl:template>

<xsl:template match="p | ul | ol" mode="run"/>
<xsl:template match="node()" mode="run">
  <xsl:apply-templates select="." mode="copy"/>
  <xsl:apply-templates select="following-sibling::node()[1]" mode="run"/>
</xsl:template>

<!-- Attributes that every block may carry; what has no place of its own comes from where the thing around it does. -->
<xsl:template name="block">
  <xsl:param name="id"/>
  <xsl:param name="class"/>
  <xsl:if test="$id != ''"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
  <xsl:if test="$class != ''"><xsl:attribute name="class"><xsl:value-of select="$class"/></xsl:attribute></xsl:if>
  <xsl:copy-of select="@src | @for"/>
  <xsl:if test="not(@src)"><xsl:copy-of select="parent::*[not(self::part)]/@src"/></xsl:if>
</xsl:template>

<!-- Scale, rows and key of a timetable, wherever it is drawn. -->
<xsl:template name="timetable-rows">
  <xsl:copy-of select="scale"/>
  <xsl:for-each select="row[span]"><!-- one without is a gap: the table says so -->
    <row label="{@label}">
      <xsl:for-each select="span">
        <span label="{@label}" weight="{@weight}">
          <xsl:copy-of select="@cut"/>
          <xsl:attribute name="kind">
            <xsl:choose>
              <xsl:when test="@kind = 'permanent'">intermediate</xsl:when><!-- drawn alike: an archive -->
              <xsl:otherwise><xsl:value-of select="@kind"/></xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
        </span>
      </xsl:for-each>
    </row>
  </xsl:for-each>
  <xsl:copy-of select="key"/>
</xsl:template>

</xsl:stylesheet>
