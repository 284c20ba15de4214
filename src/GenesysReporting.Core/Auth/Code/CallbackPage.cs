using System.Net;
using System.Text;

namespace GenesysReporting.Auth.Code;

/// <summary>The pages for the browser: one sentence each, without scripts; text from the answer is escaped.</summary>
internal static class CallbackPage
{
    public static byte[] Received() =>
        Page("200 OK", "Sign-in received", "You can close this window and return to PowerShell.");

    public static byte[] AlreadyAnswered() =>
        Page("409 Conflict", "Already answered", "This sign-in has already been answered. You can close this window.");

    public static byte[] Foreign() =>
        Page("400 Bad Request", "Not the expected sign-in", "This answer was not used, and PowerShell is still waiting for the right one.");

    public static byte[] Failed(string reason) => Page("400 Bad Request", "The sign-in failed", reason);

    public static byte[] NotFound() => Page("404 Not Found", "Nothing here", "This address waits for a sign-in to Genesys Cloud.");

    public static byte[] MethodNotAllowed() =>
        Page("405 Method Not Allowed", "Nothing here", "This address waits for a sign-in to Genesys Cloud.");

    public static byte[] BadRequest() => Page("400 Bad Request", "Not understood", "This is not a request that a browser makes.");

    private static byte[] Page(string status, string title, string text)
    {
        string html = $$"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{{WebUtility.HtmlEncode(title)}}</title>
            <style>body { font-family: system-ui, sans-serif; margin: 15vh auto; max-width: 34em; padding: 0 1em }</style></head>
            <body><h1>{{WebUtility.HtmlEncode(title)}}</h1><p>{{WebUtility.HtmlEncode(text)}}</p></body>
            </html>
            """;
        byte[] body = Encoding.UTF8.GetBytes(html);
        string head =
            $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\n"
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
