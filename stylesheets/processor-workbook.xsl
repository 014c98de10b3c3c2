<?xml version="1.0" encoding="UTF-8"?>
<!--
  processor-workbook: the record of what is done for controllers (GDPR Art. 30(2)) as a spreadsheet.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="workbook.xsl"/>

</xsl:stylesheet>
