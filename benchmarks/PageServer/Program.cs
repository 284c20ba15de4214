using System.Net;
using System.Net.Sockets;
using PageServer;

if (args is not [string api, string login])
{
    Console.Error.WriteLine("PageServer <api of the sandbox> <login of the sandbox>");
    return 2;
}

using var answers = new KeptAnswers(new Uri(api), new Uri(login));
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
Console.WriteLine($"http://{listener.LocalEndpoint}/");
// Its own method that says async waits all the same.
Task ended = Task.Run(Console.In.ReadToEnd);
while (true)
{
    Task<Socket> arrival = listener.AcceptSocketAsync();
    if (await Task.WhenAny(arrival, ended) == ended)
    {
        return 0;
    }

    _ = new Caller(await arrival, answers).ServeAsync();
}
