using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace NtkWorkbench.View;

/// <summary>Kestrel on 127.0.0.1, and nothing around it: no configuration from files or the environment reaches it.</summary>
internal sealed class ViewServer : IAsyncDisposable
{
    private const int MostConnections = 200;

    private readonly KestrelServer _server;
    private readonly ViewApplication _application;

    private ViewServer(KestrelServer server, ViewApplication application, string address) =>
        (_server, _application, Address, Port) = (server, application, $"{address}/?token={application.Token}", new Uri(address).Port);

    /// <summary>The address to open, once: it holds the token.</summary>
    public string Address { get; }

    public int Port { get; }

    public static async Task<ViewServer> StartAsync(ViewOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.MaxRequestBodySize = 0;
        kestrel.Listen(IPAddress.Loopback, options.Port ?? 0, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(kestrel), transport, NullLoggerFactory.Instance);
        var application = new ViewApplication(options);
        try
        {
            await server.StartAsync(application, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            application.Dispose();
            server.Dispose();
            throw new NtkException(Invariant($"port {options.Port} of 127.0.0.1 cannot be had ({FileErrors.Describe(error)}): ")
                + "name another by --port, or none for a free one", error);
        }
        _ = Task.Run(application.Prepare);
        return new ViewServer(server, application, server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <summary>Ends at once: streams that are open are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.EndAsync().ConfigureAwait(false);
        await _server.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _server.Dispose();
        _application.Dispose();
    }
}
