// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace findings::test {

/// Texts that are something else where they are not escaped: markup, attributes, links, scripts,
/// templates, XML, JSON, formulas, records of reference managers, header and log lines.
inline constexpr std::array<std::string_view, 64> kPayloads = {
    // elements
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<ScRiPt/x>alert(1)</sCrIpT >",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=data:text/html,<script>alert(1)</script>>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=q>",
    "<body onload=alert(1)>",
    "<style>@import '//evil.example'</style>",
    "<details open ontoggle=alert(1)>",
    "<math><mtext></mtext><mglyph><style><!--</style><img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<mark onclick=alert(1)>x</mark>",
    "<b><i></b></i>",
    "<!--",
    "--><script>alert(1)</script><!--",
    "<![CDATA[<script>alert(1)</script>]]>",
    "]]><script>alert(1)</script>",
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
    "<\x01script>alert(1)</script>",
    "<plaintext>",
    "</title></textarea></select></main>",
    "<",
    "<<<<>>>>",
    // attributes
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "x\" style=\"position:fixed;inset:0\" y=\"",
    "` onfocus=alert(1) autofocus `",
    "\" formaction=\"javascript:alert(1)\" x=\"",
    // entities
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "&quot; onclick=&quot;alert(1)",
    "&b;&nbsp&amp;amp;",
    // addresses
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "//evil.example/",
    "https://user:password@evil.example/",
    // templates
    "{{{q}}}{{#results}}{{/results}}",
    "{{=<% %>=}}<% q %>",
    "${7*7}#{7*7}<%= 7*7 %>",
    // bytes that are no text, and text that is not seen
    "\xC0\xBCscript\xC0\xBE",
    "\xFF\xFE<\xED\xA0\x80script>",
    "\xE2\x80\xAE<script>\xE2\x80\xAC",
    "\xEE\x80\x80<b>\xEE\x80\x81",  // the marks between which snippets are cut
    // formulas
    "=HYPERLINK(\"//evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\",\"=1+1",
    // lines of headers, logs and records
    "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "x\nER  - \nTY  - RPRT\nTI  - forged",
    "x}\n}\n@misc{forged, title = {forged}",
    "x\\\",\"forged\":\"1\\u0022",
};

}  // namespace findings::test
