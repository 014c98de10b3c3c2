<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><page><p><xsl:value-of select="document('common.xsl')"/></p></page></xsl:template>
</xsl:stylesheet>
