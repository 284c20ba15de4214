using GenesysReporting.Names;
using GenesysReporting.Tests.Fakes;

namespace GenesysReporting.Tests.Names;

/// <summary>Tests of wrap-up codes that the system writes: no look-up lists them.</summary>
public class PlatformIdsTests
{
    private readonly NamedPlatform _platform = new();

    [Theory]
    [InlineData("ININ-WRAP-UP-TIMEOUT")]
    [InlineData("ININ-OUTBOUND-NUMBER_COULD_NOT_BE_DIALED")]
    [InlineData("ININ-WHATEVER-COMES-NEXT")]
    public async Task A_code_of_the_system_is_its_own_name_and_id(string code)
    {
        NameDirectory directory = await ConnectAsync();

        Assert.Equal(code, await directory.ResolveIdAsync(LookupKind.WrapupCode, $" {code}\uFEFF", null, default));
        Assert.Equal(code, (await directory.NamesOfAsync(LookupKind.WrapupCode, [code], null, default)).Names[code]);
        Assert.Equal(code, (await directory.FindAsync(LookupKind.WrapupCode, code, null, null, default)).Entities.Single().Name);
        Assert.Empty(_platform.Sent);
    }

    [Fact]
    public async Task A_code_in_small_letters_is_sent_as_the_platform_writes_it() => Assert.Equal(
        "ININ-WRAP-UP-TIMEOUT",
        await (await ConnectAsync()).ResolveIdAsync(LookupKind.WrapupCode, "inin-wrap-up-timeout", null, default));

    [Fact]
    public async Task The_default_code_has_a_name_though_the_look_up_does_not_list_it()
    {
        const string Code = "7fb334b0-0e9e-11e4-9191-0800200c9a66";
        NameDirectory directory = await ConnectAsync();

        Assert.Equal("Default Wrap-up Code", (await directory.NamesOfAsync(LookupKind.WrapupCode, [Code], null, default)).Names[Code]);
        Assert.Equal(Code, await directory.ResolveIdAsync(LookupKind.WrapupCode, "default wrap-up code", null, default));
        Assert.Null((await directory.NamesOfAsync(LookupKind.Queue, [Code], null, default)).Names[Code]);
    }

    [Fact]
    public async Task A_queue_may_be_named_like_a_code()
    {
        string id = _platform.Add("ININ-QUEUE");

        Assert.Equal(id, await (await ConnectAsync()).ResolveIdAsync(LookupKind.Queue, "ININ-QUEUE", null, default));
    }

    [Theory]
    [InlineData(" Billing ")]
    [InlineData("\tBilling\u00A0")]
    [InlineData("\uFEFFBilling")]
    [InlineData("\"Billing\"")]
    [InlineData("Billing\"")]
    public async Task A_name_is_found_whatever_a_file_left_around_it(string given)
    {
        string id = _platform.Add("Billing");

        Assert.Equal(id, await (await ConnectAsync()).ResolveIdAsync(LookupKind.Queue, given, null, default));
    }

    [Fact]
    public async Task Quotes_that_belong_to_a_name_are_kept()
    {
        _platform.Add("Best");
        string id = _platform.Add("\"Best\"");

        Assert.Equal(id, await (await ConnectAsync()).ResolveIdAsync(LookupKind.Queue, "\"Best\"", null, default));
    }

    private async Task<NameDirectory> ConnectAsync() => NameDirectory.Of(await _platform.ConnectAsync());
}
