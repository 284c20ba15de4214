using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PageServer;

/// <summary>One connection: whole requests are read and answered, one after another, until the other end hangs up.</summary>
internal sealed class Caller(Socket socket, KeptAnswers answers)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    public async Task ServeAsync()
    {
        try
        {
            using Socket owned = socket;
            owned.NoDelay = true;
            while (await HeadLengthAsync() is int head and > 0)
            {
                await AnswerAsync(head);
            }
        }
        catch (Exception e) when (e is SocketException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message);
        }
    }

    private async Task AnswerAsync(int headLength)
    {
        string[] head = Encoding.Latin1.GetString(_buffer, 0, headLength).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        int length = int.Parse(Header(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (_filled < headLength + length && await FillAsync())
        {
        }

        string[] first = head[0].Split(' ');
        var question = new Question(first[0], first[1], Encoding.Latin1.GetString(_buffer, headLength, length));
        ReadOnlyMemory<byte> answer = await answers.GetAsync(
            question, Header(head, "Authorization"), Header(head, "Content-Type") ?? "application/json");
        _filled -= headLength + length;
        Array.Copy(_buffer, headLength + length, _buffer, 0, _filled);
        while (answer.Length > 0)
        {
            answer = answer[await socket.SendAsync(answer)..];
        }
    }

    /// <summary>0 when the other end has hung up.</summary>
    private async Task<int> HeadLengthAsync()
    {
        while (true)
        {
            int end = _buffer.AsSpan(0, _filled).IndexOf(HeadEnd);
            if (end >= 0)
            {
                return end + HeadEnd.Length;
            }

            if (!await FillAsync())
            {
                return 0;
            }
        }
    }

    private async Task<bool> FillAsync()
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += read;
        return read > 0;
    }

    private static string? Header(string[] head, string name) => head
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
