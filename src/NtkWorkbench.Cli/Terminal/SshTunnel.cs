namespace NtkWorkbench.Cli;

/// <summary>How a page of this machine is reached from the one that its user sits at.</summary>
internal static class SshTunnel
{
    /// <summary>The command to type there; null where nobody is logged in by ssh.</summary>
    public static string? Command(int port) => Command(port, Environment.GetEnvironmentVariable("SSH_CONNECTION"), Environment.UserName);

    /// <param name="port">The page's.</param>
    /// <param name="connection">SSH_CONNECTION: the client's address and port, and those of this machine.</param>
    /// <param name="user">Who is logged in.</param>
    internal static string? Command(int port, string? connection, string user) =>
        connection?.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            null or [] => null,
            [_, _, string host, "22"] => Invariant($"ssh -L {port}:127.0.0.1:{port} {user}@{host}"),
            [_, _, string host, string own] => Invariant($"ssh -p {own} -L {port}:127.0.0.1:{port} {user}@{host}"),
            _ => Invariant($"ssh -L {port}:127.0.0.1:{port} {user}@{Environment.MachineName}"),
        };
}
