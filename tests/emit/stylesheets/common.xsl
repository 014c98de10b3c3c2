<!-- The trees of these tests are pages already. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><xsl:copy-of select="page"/></xsl:template>
</xsl:stylesheet>
