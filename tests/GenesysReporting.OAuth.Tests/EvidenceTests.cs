using System.Diagnostics;
using System.Text;
using System.Text.Json;

// There is one console and one browser.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace GenesysReporting.OAuth.Tests;

/// <summary>The search finds what is planted, so that its silence means something.</summary>
public class EvidenceTests
{
    private readonly string _text = OAuthServer.NewSecret() + "/+\"&";
    private readonly Evidence _evidence = new();

    [Fact]
    public void A_planted_secret_is_found_where_it_is_and_not_printed()
    {
        _evidence.AddLine("clean", "nothing");
        _evidence.AddLine("log", $"GET /x?token={_text} 200");

        Assert.Equal(["token in log"], Find());
        Assert.DoesNotContain(_text, Find().Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(_text, new KnownSecret("token", _text).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_written_in_another_form_is_found()
    {
        _evidence.Add("address", Uri.EscapeDataString(_text));
        _evidence.Add("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(_text)));
        _evidence.Add("hexadecimal", Convert.ToHexString(Encoding.UTF8.GetBytes(_text)));
        _evidence.Add("json", JsonSerializer.Serialize(new { value = _text }));

        Assert.Equal(
            ["token in address", "token in base64", "token in hexadecimal", "token in json"],
            Find().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_secret_that_was_written_in_two_pieces_is_found()
    {
        _evidence.Add("log", _text[..10]);
        _evidence.Add("log", _text[10..]);

        Assert.Equal(["token in log"], Find());
    }

    [Fact]
    public void A_secret_in_an_exception_inside_another_is_found()
    {
        var inner = new InvalidOperationException("inner") { Data = { ["x"] = 1 }, HelpLink = _text };

        _evidence.AddException(new InvalidOperationException("outer", inner));

        Assert.Equal(["token in exceptions"], Find());
    }

    [Fact]
    public void A_secret_in_a_file_is_found()
    {
        string folder = Directory.CreateTempSubdirectory("evidence").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "deep"));
            File.WriteAllText(Path.Combine(folder, "deep", "a.json"), _text);

            _evidence.AddFolder(folder);

            Assert.Equal([$"token in file {Path.Combine("deep", "a.json")}"], Find());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_goes_to_the_console_and_to_the_trace_is_evidence()
    {
        TextWriter console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            using var listeners = new Listeners(_evidence);
            Console.WriteLine(_text);
            Trace.WriteLine(_text);
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal(["token in console", "token in trace"], Find());
    }

    private IReadOnlyList<string> Find() => _evidence.Find([new KnownSecret("token", _text)]);
}
