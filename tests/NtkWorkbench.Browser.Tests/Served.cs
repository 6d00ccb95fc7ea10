using System.Diagnostics;

namespace NtkWorkbench.Browser.Tests;

/// <summary>A process of `ntk view`.</summary>
internal sealed class Served(Process process, string address) : IDisposable
{
    public string Address => address;

    public string Origin => new Uri(address).GetLeftPart(UriPartial.Authority);

    public static async Task<Served> Start(string folder)
    {
        Process process = Workplace.Start(["view", folder]);
        return new Served(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
