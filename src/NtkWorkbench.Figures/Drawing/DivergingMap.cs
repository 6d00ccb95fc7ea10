namespace NtkWorkbench.Figures;

/// <summary>
/// Blue over white to red in CIELAB: to both sides lightness falls linearly from 97 to 38 and chroma grows linearly, so that equal
/// differences look equal. (ScottPlot's Balance ends near black, where blue and red are hard to tell.)
/// </summary>
internal sealed class DivergingMap : SP.IColormap
{
    private const double MiddleLightness = 97;
    private const double EndLightness = 38;

    private static readonly (double A, double B) Blue = (4, -50);
    private static readonly (double A, double B) Red = (56, 36);

    public string Name => "Diverging";

    public SP.Color GetColor(double position)
    {
        if (double.IsNaN(position))
            return SP.Colors.Transparent;
        double distance = Math.Abs(Math.Clamp(position, 0, 1) - 0.5) * 2;
        (double a, double b) = position < 0.5 ? Blue : Red;
        return FromLab(MiddleLightness + ((EndLightness - MiddleLightness) * distance), a * distance, b * distance);
    }

    // CIELAB, D65 white, to sRGB. Source: IEC 61966-2-1 and CIE 15.
    private static SP.Color FromLab(double lightness, double a, double b)
    {
        double f = (lightness + 16) / 116;
        double x = 0.95047 * Cube(f + (a / 500)), y = Cube(f), z = 1.08883 * Cube(f - (b / 200));
        return new(
            Gamma((3.2404542 * x) - (1.5371385 * y) - (0.4985314 * z)),
            Gamma((-0.969266 * x) + (1.8760108 * y) + (0.041556 * z)),
            Gamma((0.0556434 * x) - (0.2040259 * y) + (1.0572252 * z)));
    }

    private static double Cube(double t) => t > 6.0 / 29 ? t * t * t : 108.0 / 841 * (t - (4.0 / 29));

    private static byte Gamma(double linear)
    {
        double value = linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
    }
}
