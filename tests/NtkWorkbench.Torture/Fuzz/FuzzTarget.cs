namespace NtkWorkbench.Torture;

/// <summary>A parser that inputs are thrown at.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Seeds">Inputs that it takes, from which others are made.</param>
/// <param name="Tokens">What its inputs consist of.</param>
/// <param name="Parse">Reads an input; what it is given may also lie in a file. An <see cref="NtkException"/> refuses it.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Tokens, Action<byte[]> Parse)
{
    public override string ToString() => Name;
}
