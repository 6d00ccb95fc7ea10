namespace NtkWorkbench;

/// <summary>The eigenvalues of a mode, measured from its simulated error alone.</summary>
internal static class MeasuredModes
{
    // Below this determinant, against the square of the trace, the two columns of the fit are parallel: the error is geometric and has one
    // eigenvalue.
    private const double ParallelTolerance = 1e-11;

    // Fits leave a discriminant uncertain by about this share: its root, where the eigenvalues are equal, would be an error of 1e-6.
    private const double RepeatedTolerance = 1e-11;

    /// <summary>The least-squares fit of x_{t+2} = a x_{t+1} + c x_t, whose characteristic roots are the eigenvalues by which the mode
    /// moves. errors: x_0, x_1, …, at least three of them; what follows the first value that is not finite or beyond 1e100 is left out;
    /// scale: |w*| or the like: errors below its rounding carry nothing and are left out.</summary>
    /// <returns>Null where fewer than three errors are left.</returns>
    /// <remarks>Every row weighs alike, since rounding is of the same absolute size in all. O(T).</remarks>
    public static ModeEigenvalues? Fit(ReadOnlySpan<double> errors, double scale)
    {
        int length = UsefulLength(errors, scale);
        if (length < 3)
            return null;
        double unit = 0, xx = 0, xy = 0, yy = 0, xz = 0, yz = 0;
        foreach (double error in errors[..length])
            unit = Math.Max(unit, Math.Abs(error));
        for (int t = 0; t + 2 < length; t++)
        {
            double x = errors[t] / unit, y = errors[t + 1] / unit, z = errors[t + 2] / unit;
            (xx, xy, yy, xz, yz) = (xx + (x * x), xy + (x * y), yy + (y * y), xz + (x * z), yz + (y * z));
        }
        double determinant = (xx * yy) - (xy * xy);
        if (determinant <= ParallelTolerance * (xx + yy) * (xx + yy))
            return Geometric(errors[..length]);
        double a = ((yz * xx) - (xz * xy)) / determinant, c = ((xz * yy) - (yz * xy)) / determinant;
        return ModeEigenvalues.OfCharacteristic(a, -c, RepeatedTolerance);
    }

    private static ModeEigenvalues Geometric(ReadOnlySpan<double> errors)
    {
        int last = errors.Length - 1, from = last / 2;
        double ratio = errors[last] == 0 ? 0 : Math.Pow(Math.Abs(errors[last] / errors[from]), 1.0 / (last - from));
        double sign = Math.Sign(errors[last]) * Math.Sign(errors[last - 1]) < 0 ? -1 : 1;
        return new ModeEigenvalues(sign * ratio, 0, ratio == 0 ? ModeRegime.Repeated : ModeRegime.Real);
    }

    private static int UsefulLength(ReadOnlySpan<double> errors, double scale)
    {
        const double Overflowing = 1e100, RoundingMargin = 1e6;
        double floor = Math.Max(Math.Abs(scale), errors.Length == 0 ? 0 : Math.Abs(errors[0])) * MachineEpsilon.Float64 * RoundingMargin;
        int length = 0, lastAbove = 0;
        while (length < errors.Length && Math.Abs(errors[length]) < Overflowing)
        {
            length++;
            if (Math.Abs(errors[length - 1]) > floor)
                lastAbove = length;
        }
        return lastAbove;
    }
}
