namespace NtkWorkbench.Cli.Tests;

public sealed class SshTunnelTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("10.0.0.9 50000 10.0.0.5 22", "ssh -L 5000:127.0.0.1:5000 ada@10.0.0.5")]
    [InlineData("10.0.0.9 50000 10.0.0.5 2222", "ssh -p 2222 -L 5000:127.0.0.1:5000 ada@10.0.0.5")]
    public void Command_Connection_LeadsToThisMachine(string? connection, string? command) =>
        SshTunnel.Command(5000, connection, "ada").ShouldBe(command);
}
