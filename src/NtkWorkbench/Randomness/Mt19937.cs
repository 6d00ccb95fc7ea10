namespace NtkWorkbench;

/// <summary>The Mersenne Twister MT19937, seeded from one 32-bit number.</summary>
/// <remarks>Source: Matsumoto and Nishimura, ACM TOMACS 8, 1998; seeding as in their version of 2002.</remarks>
internal sealed class Mt19937
{
    private const int Length = 624;
    private const int Middle = 397;
    private const uint UpperBit = 0x80000000;
    private const uint Twist = 0x9908B0DF;

    private readonly uint[] _words = new uint[Length];
    private int _position = Length;

    public Mt19937(uint seed)
    {
        _words[0] = seed;
        for (uint i = 1; i < Length; i++)
            _words[i] = unchecked((1812433253 * (_words[i - 1] ^ (_words[i - 1] >> 30))) + i);
    }

    public uint NextUInt32()
    {
        if (_position == Length)
            Regenerate();
        uint word = _words[_position++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    private void Regenerate()
    {
        for (int i = 0; i < Length; i++)
        {
            uint joined = (_words[i] & UpperBit) | (_words[(i + 1) % Length] & ~UpperBit);
            _words[i] = _words[(i + Middle) % Length] ^ (joined >> 1) ^ ((joined & 1) * Twist);
        }
        _position = 0;
    }
}
