using System.Runtime.InteropServices;
using System.Security;

namespace GenesysReporting.Auth;

/// <summary>
/// A client secret or a token. It has no public member that returns the value, so no format, serializer or log can show
/// it.
/// </summary>
public sealed class Secret
{
    private readonly string _value;

    private Secret(string value) => _value = value;

    /// <summary>Creates a secret from a SecureString.</summary>
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

    /// <summary>Creates a secret from a value that is already in memory as text.</summary>
    public static Secret From(string value) => new(value);

    internal bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    /// <summary>Returns the same asterisks for every secret.</summary>
    public override string ToString() => "********";

    /// <summary>True if it can be a header's value: a line break would begin another header.</summary>
    internal bool FitsHeader => _value.All(c => c is > ' ' and < (char)127);

    internal string Reveal() => _value;
}
