using System.Diagnostics;

namespace NtkWorkbench.Browser.Tests;

/// <summary>A process of `ntk view`.</summary>
internal sealed class Served(Process process, string address) : IDisposable
{
    public string Address => address;

    public string Origin => new Uri(address).GetLeftPart(UriPartial.Authority);

    public static Task<Served> Start(string folder) => Start(Workplace.Start(["view", folder]));

    public static async Task<Served> Start(Process process) => new(process, (await process.StandardOutput.ReadLineAsync())!);

    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
