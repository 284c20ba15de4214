using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

/// <summary>The form in which values are compared, and what a mask leaves of them.</summary>
public class PersonalValueTests
{
    [Theory]
    [InlineData("tel:+49301234567")]
    [InlineData("TEL:+49301234567;ext=12")]
    [InlineData("sip:+49301234567@sip.example.com;user=phone")]
    [InlineData("sip:+49301234567;npdi@host")]
    [InlineData("sip:%2B49301234567@host")]
    [InlineData("sips:49301234567@host")]
    [InlineData("+49 30 1234567")]
    [InlineData("+49 (0)30 123-45.67")]
    [InlineData("0049 (0) 30/1234567")]
    [InlineData("0049301234567")]
    [InlineData("49301234567")]
    [InlineData(" +49301234567 ")]
    [InlineData("Jean <+49 30 1234567>")]
    [InlineData("+49301234567@host")]
    [InlineData("\u0664\u0669\u0663\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667")]
    [InlineData("030 1234567", "0301234567")]
    [InlineData("4711", "4711")]
    [InlineData("+331", "331")]
    public void A_number_is_the_same_in_each_form(string text, string digits = "49301234567") =>
        Assert.Equal(new PersonalValue(digits, ValueKind.Number), PersonalValue.Of(text));

    [Theory]
    [InlineData("Jean@Example.com", "jean@example.com", ValueKind.Address)]
    [InlineData("mailto:JEAN@example.com?subject=x", "jean@example.com", ValueKind.Address)]
    [InlineData("Jean Dupont <jean@example.com>", "jean@example.com", ValueKind.Address)]
    [InlineData("sip:Anonymous@anonymous.invalid", "anonymous@anonymous.invalid", ValueKind.Address)]
    [InlineData("123456789@qq.com", "123456789@qq.com", ValueKind.Address)]
    [InlineData("sip:4711@pbx", "4711@pbx", ValueKind.Address)]
    [InlineData(" Jean DUPONT ", "jean dupont", ValueKind.Text)]
    [InlineData("\u0130I\u0131 \u00C9", "\u0130i\u0131 \u00E9", ValueKind.Text)]
    [InlineData("10.5", "10.5", ValueKind.Text)]
    [InlineData("12", "12", ValueKind.Text)]
    [InlineData("@handle", "@handle", ValueKind.Text)]
    [InlineData("say <hello>", "say <hello>", ValueKind.Text)]
    [InlineData("", "", ValueKind.Text)]
    public void Other_texts_differ_only_in_case_and_blanks(string text, string canonical, object kind)
    {
        foreach (string culture in new[] { string.Empty, "tr-TR", "az-Latn-AZ", "ar-SA" })
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(new PersonalValue(canonical, (ValueKind)kind), PersonalValue.Of(text));
        }
    }

    [Theory]
    [InlineData("tel:+493012345678", "***678")]
    [InlineData("+49 30 1234567", "***67")]
    [InlineData("4711", "***1")]
    [InlineData("123", "***")]
    [InlineData("jean.dupont@example.com", "j***@***")]
    [InlineData("a@b.c", "***")]
    [InlineData("Jean Dupont", "J***")]
    [InlineData("\"Bob\" Smith", "B***")]
    [InlineData("=SUM(A1)", "S***")]
    [InlineData("Ana", "***")]
    [InlineData("\uD835\uDC00bcdef", "***")]
    [InlineData("\uD835\uDC00bcdefgh", "\uD835\uDC00***")]
    [InlineData("\uD83D\uDE80\uD83D\uDE80", "***")]
    public void A_mask_leaves_the_last_digits_or_the_first_letter(string text, string masked) =>
        Assert.Equal(masked, MaskedText.Of(text, PersonalValue.Of(text)));

    [Fact]
    public void A_mask_never_leaves_more_than_a_quarter() => Texts.Sample(text =>
        Assert.True(MaskedText.Of(text, PersonalValue.Of(text)).Replace("*", string.Empty, StringComparison.Ordinal).Length <= text.Length / 4));

    [Fact]
    public void A_string_of_JSON_is_decoded_and_written_without_a_change() => Texts.Sample(text =>
    {
        var written = new ArrayBufferWriter<byte>();
        JsonStrings.Write(text, written);
        char[] buffer = new char[1];

        Assert.Equal(text, new string(JsonStrings.Decode(written.WrittenSpan[1..^1], ref buffer)));
        Assert.Equal(written.WrittenCount, JsonStrings.End(written.WrittenSpan, 0));
        Assert.Equal(JsonTokenType.String, TokenOf(written.WrittenSpan));
    });

    private static readonly string[] Pieces = ["\\", "\"", "\n", "\uD83D", "\uDE00", "\uD83D\uDE00", "a@b", "+49", "1", "\u00E9"];

    private static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.Char.Array[0, 30].Select(c => new string(c)),
        Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(picked => string.Concat(picked.Select(i => Pieces[i]))));

    private static JsonTokenType TokenOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        Assert.True(reader.Read());
        return reader.TokenType;
    }
}
