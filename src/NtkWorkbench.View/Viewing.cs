using System.Runtime.CompilerServices;

namespace NtkWorkbench.View;

/// <summary>What a program that has not loaded ASP.NET Core calls.</summary>
internal static class Viewing
{
    /// <summary>Serves until it is cancelled.</summary>
    /// <param name="options">What, and where.</param>
    /// <param name="onStarted">Takes the address to open, and the port.</param>
    /// <param name="cancellation">Ends it at once, with streams that are open.</param>
    /// <exception cref="JobException">There is no such folder.</exception>
    /// <exception cref="NtkException">ASP.NET Core is not on this machine, or the port is taken.</exception>
    public static void Run(ViewOptions options, Action<string, int> onStarted, CancellationToken cancellation)
    {
        SharedFramework.Require();
        Serve(options, onStarted, cancellation).GetAwaiter().GetResult();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task Serve(ViewOptions options, Action<string, int> onStarted, CancellationToken cancellation)
    {
        await using ViewServer server = await ViewServer.StartAsync(options).ConfigureAwait(false);
        onStarted(server.Address, server.Port);
        await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
