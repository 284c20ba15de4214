using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

/// <summary>A mail server on loopback that keeps what it has received.</summary>
public sealed class SmtpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SmtpServer()
    {
        _listener.Start();
        _ = Task.Run(RunAsync);
    }

    /// <summary>The port of the server.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The commands that were received, without the text of mails.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>The texts of the mails, headers included.</summary>
    public List<string> Mails { get; } = [];

    /// <summary>Returns the body of a mail, decoded from its transfer encoding.</summary>
    public static string Body(string mail)
    {
        string[] parts = mail.Split("\r\n\r\n", 2);
        if (parts[0].Contains("base64", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8.GetString(Convert.FromBase64String(parts[1]));
        var bytes = new List<byte>();
        string text = parts[1].Replace("=\r\n", "", StringComparison.Ordinal);
        for (int i = 0; i < text.Length; i++)
        {
            bool isEscaped = text[i] == '=';
            bytes.Add(isEscaped ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
            if (isEscaped) i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    public void Dispose() => _listener.Stop();

    private async Task RunAsync()
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (SocketException)
            {
                // The server has been stopped.
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using TcpClient connection = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        using var writer = new StreamWriter(client.GetStream(), Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            Commands.Add(line);
            string verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "EHLO") await writer.WriteLineAsync("250-loopback\r\n250 AUTH LOGIN");
            else if (verb == "AUTH") await writer.WriteLineAsync(line.Split(' ').Length > 2 ? "334 UGFzc3dvcmQ6" : "334 VXNlcm5hbWU6");
            else if (verb == "DATA") await ReadMailAsync(reader, writer);
            else if (verb == "QUIT") await writer.WriteLineAsync("221 bye");
            else await writer.WriteLineAsync(verb is "MAIL" or "RCPT" ? "250 ok" : "235 ok");
        }
    }

    private async Task ReadMailAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 send");
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line && line != ".") lines.Add(line.StartsWith('.') ? line[1..] : line);
        Mails.Add(string.Join("\r\n", lines));
        await writer.WriteLineAsync("250 ok");
    }
}
