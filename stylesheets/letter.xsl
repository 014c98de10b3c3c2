<?xml version="1.0" encoding="UTF-8"?>
<!--
  letter: the questions to one person, as the body of a message; where in the description the answers go is not theirs to know.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="questions.xsl"/>

<xsl:template match="part[@kind = 'front']" mode="body">
  <xsl:call-template name="title-block"/>
  <xsl:apply-templates select="say"/>
</xsl:template>

<xsl:template match="question | proposal" mode="where"/>

</xsl:stylesheet>
