using System.Net;
using System.Net.Sockets;

namespace GenesysReporting.Tests.Shared;

/// <summary>Finds ports for servers that are started later.</summary>
internal static class FreePort
{
    // Below those that systems give to connections, one of which would otherwise take the port before it is used.
    private const int First = 20_000;
    private const int Count = 12_000;

    // Each process begins elsewhere, so that two that run at once do not take the same.
    private static int _last = Environment.ProcessId * 131 % Count;

    /// <summary>Returns a port that is free on both loopback addresses, and that this process has not returned before.</summary>
    public static int Next()
    {
        for (int i = 0; i < Count; i++)
        {
            int port = First + (Interlocked.Increment(ref _last) % Count);
            if (IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port)))
            {
                return port;
            }
        }

        throw new InvalidOperationException("There is no free port.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        using var probe = new TcpListener(address, port);
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
