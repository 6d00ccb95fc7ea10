using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NtkWorkbench.View;

/// <summary>256 random bits as text, compared in a time that does not tell how much of a guess was right.</summary>
internal sealed class Secret
{
    private const int Bytes = 32;

    private readonly byte[] _text = Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));
    private int _isUsed;

    public bool Is(string? guess) => guess is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(guess), _text);

    /// <summary>Whether the guess is right, and the first that is.</summary>
    public bool TryUse(string? guess) => Is(guess) && Interlocked.Exchange(ref _isUsed, 1) == 0;

    public override string ToString() => Encoding.ASCII.GetString(_text);
}
