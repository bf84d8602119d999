/** A document as Word puts it on the clipboard: list items are paragraphs with a bullet of their own. */
export const fromWord = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif; mso-fareast-language:EN-US;} @list l0:level1 {mso-level-number-format:bullet;} --></style></head>
<body lang=BG style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='mso-pagination:widow-orphan'><span lang=BG>Протокол от срещата<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=BG style='mso-ansi-language:BG'>Уговорихме се за <b style='mso-bidi-font-weight:normal'>два срока</b>:<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=BG>Столове до 4 декември<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=BG>Маси до 10 декември<o:p></o:p></span></p>
<p class=MsoNormal><span lang=BG>Виж <a href="https://rila.bg/katalog"><span style='color:#0563C1'>каталога</span></a>.<o:p></o:p></span></p>
<!--EndFragment--></body></html>`;

/** A range of cells as Excel puts it on the clipboard. */
export const fromExcel = `<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=ProgId content=Excel.Sheet><style><!-- td {mso-number-format:General; white-space:nowrap;} --></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'>
<!--StartFragment--><col width=64 span=3 style='width:48pt'>
<tr height=20 style='height:15.0pt'><td height=20 class=xl65 width=64>Артикул</td><td class=xl65 width=64>Колич.</td><td class=xl65 width=64>Цена</td></tr>
<tr height=20 style='height:15.0pt'><td height=20>СТ-0410</td><td align=right>72</td><td class=xl66 align=right>86,50 €</td></tr>
<tr height=20 style='height:15.0pt'><td height=20>МТ-1208</td><td align=right>12</td><td class=xl66 align=right>412,00 €</td></tr>
<!--EndFragment--></table></body></html>`;

/** A letter as Outlook puts it on the clipboard, its signature with a logo. */
export const fromOutlook = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15 (filtered medium)"></head><body lang=BG link="#0563C1"><!--StartFragment--><div class=WordSection1>
<p class=MsoNormal><span lang=BG>Здравейте, Мария,<o:p></o:p></span></p>
<p class=MsoNormal><span lang=BG><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><span lang=BG>Моля, потвърдете срока по поръчка 43659.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=BG>Пишете на <a href="mailto:desislava@balkan.bg">desislava@balkan.bg</a>.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=BG>Поздрави, Десислава Кръстева<o:p></o:p></span></p>
<p class=MsoNormal><img width=120 height=40 src="cid:image001.png@01DB3E5A.7C0F1A20" alt=""></p>
</div><!--EndFragment--></body></html>`;
