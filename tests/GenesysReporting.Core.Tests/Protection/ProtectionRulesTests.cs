using System.Text;
using GenesysReporting.Errors;
using GenesysReporting.Protection;

namespace GenesysReporting.Tests.Protection;

public class ProtectionRulesTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("sixteen bytes ok");

    [Fact]
    public void Fields_and_actions_are_read_in_any_case_and_shown_in_one_order()
    {
        ProtectionRules rules = Rules(("attribute:Customer No*", "mask"), (" ANI ", "hash"), ("attributes", "DROP"), ("Attribute:account", "Hash"));

        Assert.Equal("Ani=Hash, Attributes=Drop, Attribute:account=Hash, Attribute:Customer No*=Mask", rules.ToString());
        Assert.True(rules.NeedsKey);
        Assert.False(Rules(("Ani", "Mask")).NeedsKey);
        Assert.False(ProtectionRules.None.Any);
    }

    [Theory]
    [InlineData("Anni", "Hash", "ProtectFieldUnknown", "'Anni' is not a field that can be protected. Did you mean 'Ani'?")]
    [InlineData("Attribute:", "Hash", "ProtectFieldUnknown", "'Attribute:' is not a field that can be protected. Did you mean 'Attributes'?")]
    [InlineData("", "Hash", "ProtectFieldUnknown", "'' is not a field that can be protected.")]
    [InlineData("3", "Hash", "ProtectFieldUnknown", "'3' is not a field that can be protected.")]
    [InlineData("Ani", "Hsh", "ProtectActionUnknown", "'Hsh' is not an action for Ani. Did you mean 'Hash'?")]
    [InlineData("Ani", "1", "ProtectActionUnknown", "'1' is not an action for Ani.")]
    [InlineData("Ani", "", "ProtectActionUnknown", "'' is not an action for Ani.")]
    public void What_is_not_a_field_or_an_action_is_an_error_with_what_is(string field, string action, string errorId, string message)
    {
        InputException error = Assert.Throws<InputException>(() => Rules((field, action)));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(message, error.Message);
        Assert.Contains(errorId == "ProtectFieldUnknown" ? "Ani, Dnis, Addresses, " : "Hash, Mask, Drop", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void No_field_and_a_field_with_two_actions_are_errors()
    {
        Assert.Equal("ProtectEmpty", Assert.Throws<InputException>(() => Rules()).ErrorId);
        Assert.Equal("ProtectFieldTwice", Assert.Throws<InputException>(() => Rules(("Ani", "Hash"), ("ANI", "Hash"))).ErrorId);
        Assert.Equal("ProtectFieldTwice", Assert.Throws<InputException>(() => Rules(("Attribute:a", "Hash"), ("attribute:A", "Drop"))).ErrorId);
    }

    [Fact]
    public void A_key_is_missing_or_too_short_or_not_needed()
    {
        ProtectionRules hash = Rules(("Ani", "Hash"));
        ProtectionRules mask = Rules(("Ani", "Mask"));

        InputException missing = Assert.Throws<InputException>(() => RecordProtection.Of(hash, []));
        Assert.Equal("ProtectKeyMissing", missing.ErrorId);
        Assert.Contains("-ProtectKey", missing.NextStep, StringComparison.Ordinal);
        InputException shorter = Assert.Throws<InputException>(() => RecordProtection.Of(mask, Key.AsSpan(1)));
        Assert.Equal(("ProtectKeyShort", "The key has 15 bytes as UTF-8, and at least 16 are needed: a short key can be guessed."), (shorter.ErrorId, shorter.Message));
        Assert.Equal(hash.ToString(), RecordProtection.Of(hash, Key).ToString());
        Assert.Equal("1; Ani=Mask", RecordProtection.Of(mask, []).Fingerprint);
        Assert.Equal("1; Ani=Mask", RecordProtection.Of(mask, Key).Fingerprint);
    }

    [Fact]
    public void The_fingerprint_is_the_same_in_any_order_and_case_and_shows_no_key()
    {
        string a = Rules(("Ani", "Hash"), ("Attribute:Tier; x=1", "Drop"), ("Subject", "Mask")).Fingerprint(Key);
        string b = Rules(("subject", "mask"), ("ATTRIBUTE:TIER; X=1", "drop"), ("ANI", "hash")).Fingerprint(Key);

        Assert.Equal(a, b);
        Assert.Matches("^1; Ani=Hash; Attribute:tier%3B%20x%3D1=Drop; Subject=Mask; key=[0-9a-f]{16}$", a);
        Assert.Equal(string.Empty, ProtectionRules.None.Fingerprint([]));
    }

    [Fact]
    public void A_difference_is_named()
    {
        string stored = Rules(("Ani", "Hash"), ("CustomerName", "Mask")).Fingerprint(Key);
        byte[] other = Encoding.UTF8.GetBytes("another key of some length");

        Assert.Null(Rules(("customername", "mask"), ("ani", "hash")).DifferenceFrom(stored, Key));
        Assert.Equal("the key is another one", Rules(("CustomerName", "Mask"), ("Ani", "Hash")).DifferenceFrom(stored, other));
        Assert.Equal(
            "Ani is Hash there and Drop here; CustomerName is Mask there and not protected here; Attribute:a b is not protected there and Mask here",
            Rules(("Ani", "Drop"), ("Attribute:A b", "Mask")).DifferenceFrom(stored, other));
        Assert.Equal("Ani is Hash there and not protected here; CustomerName is Mask there and not protected here", ProtectionRules.None.DifferenceFrom(stored, []));
        Assert.Equal("Ani is not protected there and Mask here", Rules(("Ani", "Mask")).DifferenceFrom(null, []));
        Assert.Equal("another version of the module wrote it", Rules(("Ani", "Mask")).DifferenceFrom("2; Ani=Mask", []));
    }

    [Fact]
    public void Other_rules_than_those_of_a_store_are_an_error_that_names_both()
    {
        ProtectionRules rules = Rules(("Ani", "Mask"));
        rules.CheckUnchanged("calls.db", "1; Ani=Mask", []);

        InputException error = Assert.Throws<InputException>(() => rules.CheckUnchanged("calls.db", "1; Ani=Drop", []));

        Assert.Equal(("ProtectionChanged", "calls.db"), (error.ErrorId, error.Target));
        Assert.Contains("Ani is Drop there and Mask here", error.Message, StringComparison.Ordinal);
    }

    internal static ProtectionRules Rules(params (string Field, string Action)[] rules) =>
        ProtectionRules.Of(rules.Select(r => KeyValuePair.Create(r.Field, r.Action)));
}
