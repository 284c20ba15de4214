using GenesysReporting.Sandbox.Data;

namespace GenesysReporting.Sandbox.Generation;

/// <summary>Typed texts, names and numbers, difficult cases included.</summary>
internal static class Texts
{
    private static readonly string[] Customers =
    [
        "Jean Dupont", "Marie-Claire d'Aubigné", "O'Connor, Niall", "Şükrü İnönü", "محمد علي", "\"Bob\" Smith", "李雷",
        "+33 1 23 45 67 89", "@handle", " Leading Space", "Mobile Caller", "anonymous", "-5", "=SUM(A1:A9)", "Ana 🚀 Lima",
    ];

    private static readonly string[] Subjects =
    [
        "Invoice 2024-118, second reminder", "RE: RE: your order", "Commande n° 42; urgent", "Iade talebi – İstanbul",
        "طلب استرداد", "=HYPERLINK(\"http://example.com\",\"click\")", "Line one\nline two", "Tab\there", "  spaces before",
        "She said \"no\"", "🚚 Where is it?", "+1 for the idea", "-5 % discount", "@support please",
    ];

    private static readonly string[] Notes =
    [
        "Customer will call back", "Paid, sent receipt", "Asked twice;\r\nno answer", "=SUM(A1:A9)", "+33 1 23 45 67 89", "-5",
        "@handle", " leading space", "Said: \"never again\", then paid", "Tamam, iade edildi – ığüşöç", "تم الحل", "😀 happy", "a\tb",
    ];

    public static string Customer(Dice dice) => dice.Pick(Customers);

    public static string Subject(Dice dice) => dice.Pick(Subjects);

    public static string? Note(Dice dice) => dice.Percent(35) ? dice.Pick(Notes) : null;

    public static string Ani(Dice dice) => dice.Below(10) switch
    {
        0 => "sip:anonymous@anonymous.invalid",
        1 => $"sip:+4930{Digits(dice, 7)}@sip.example.com;user=phone",
        2 => "anonymous",
        _ => "tel:+331" + Regular(Digits(dice, 8)),
    };

    /// <summary>Returns a number of one of a dozen customers who call often, in place of some of the numbers.</summary>
    private static string Regular(string digits) => digits[..2] switch
    {
        "00" or "01" or "02" or "03" => "430000" + digits[..2],
        "10" or "11" or "12" or "13" => "430001" + digits[..2],
        "20" or "21" or "22" or "23" => "430002" + digits[..2],
        _ => digits,
    };

    public static string Dnis(Dice dice) => "tel:+3319900" + Digits(dice, 4);

    public static string Mail(Dice dice) => $"customer{Digits(dice, 5)}@example.com";

    private static string Digits(Dice dice, int count) => string.Create(count, dice, static (text, dice) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)('0' + dice.Below(10));
        }
    });
}
