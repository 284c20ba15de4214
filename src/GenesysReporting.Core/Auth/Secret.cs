using System.Runtime.InteropServices;
using System.Security;

namespace GenesysReporting.Auth;

/// <summary>
/// A client secret or a token. It has no readable member, so no format, no serializer and no log can show it; only the
/// request that needs it reveals it.
/// </summary>
public sealed class Secret
{
    private readonly string _value;

    private Secret(string value) => _value = value;

    /// <summary>Takes over the value of a SecureString.</summary>
    public static Secret From(SecureString value)
    {
        IntPtr pointer = Marshal.SecureStringToGlobalAllocUnicode(value);
        try
        {
            return new Secret(Marshal.PtrToStringUni(pointer, value.Length));
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    /// <summary>Wraps a value that is in memory as text already.</summary>
    public static Secret From(string value) => new(value);

    internal bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    /// <summary>Always the same stars.</summary>
    public override string ToString() => "********";

    /// <summary>Whether it can stand in a header: a line break in it would end one header and begin another.</summary>
    internal bool FitsHeader => _value.All(c => c is > ' ' and < (char)127);

    internal string Reveal() => _value;
}
