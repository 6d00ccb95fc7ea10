namespace NtkWorkbench.Figures;

/// <summary>Class numbers as pale colours of the palette, from −1, the gray of borders, to the last class.</summary>
internal sealed class ClassMap(int last) : SP.IColormap
{
    private const double Paleness = 0.68;

    private static readonly SP.Color Border = SP.Color.FromHex("#606060");

    public string Name => "Classes";

    public SP.Color GetColor(double position)
    {
        if (double.IsNaN(position))
            return SP.Colors.Transparent;
        int number = (int)Math.Clamp(Math.Floor(position * (last + 2)) - 1, -1, last);
        return number < 0 ? Border : Pale(ColorAxis.Entry(number + 1));
    }

    private static SP.Color Pale(SP.Color color) => new(Mix(color.R), Mix(color.G), Mix(color.B));

    private static byte Mix(byte part) => (byte)Math.Round(part + (Paleness * (255 - part)));
}
